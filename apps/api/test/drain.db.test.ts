import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it, vi } from 'vitest';
import { endProcess, makeInstallation, PROGRAMS_MS, readFirstRun, runBuilt, startBuiltApi } from './api-process.js';
import { send } from './fixtures.js';

describe('an API that is told to stop', { timeout: PROGRAMS_MS }, () => {
  it('finishes what it has begun, also for callers that have gone', async () => {
    const database = await testDatabase();
    const installation = await makeInstallation(database.adminUrl, { SEED: 'demo' });
    await runBuilt('prepare-database.js', installation.env);
    const { opalToken = '' } = readFirstRun(installation.dataDir);
    const api = await startBuiltApi(installation);
    const call = (n: number, signal?: AbortSignal) =>
      fetch(`${api.url}/tools/generate-variation-code`, {
        method: 'POST',
        headers: { authorization: `Bearer ${opalToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ brand: 'larkmoor', page_type: 'pdp', description: `Add a free-shipping bar above the buy button with the copy "Stop ${n}"` }),
        ...(signal === undefined ? {} : { signal }),
      }).then((answer) => answer.status, () => 0);
    await call(0);
    const gone = new AbortController();
    const staying = Array.from({ length: 10 }, (_, n) => call(100 + n));
    const leaving = Array.from({ length: 10 }, (_, n) => call(200 + n, gone.signal));
    // Every call is written down before work on it starts: from then on it has been begun.
    const begun = async () => Number((await database.admin.query('select count(*) from opal_requests')).rows[0].count);
    await vi.waitUntil(async () => (await begun()) > staying.length + leaving.length, { timeout: 30_000, interval: 5 });
    gone.abort();
    expect(await endProcess(api, 'SIGTERM')).toBe(0);
    expect(await Promise.all(staying)).toEqual(Array.from({ length: 10 }, () => 200));
    await Promise.all(leaving);
    const { rows } = await database.admin.query('select outcome, count(*)::int as calls from opal_requests group by outcome');
    expect(rows).toEqual([{ outcome: 'ok', calls: expect.any(Number) }]);
    expect(api.output()).toBe('');
    expect((await send(`${api.url}/healthz`).catch(() => null))).toBeNull();
  });
});
