import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { closeStaleRequests } from '@safecode/database/requests/close-stale-requests';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';
import { endProcess, makeInstallation, PROGRAMS_MS, readFirstRun, runBuilt, startBuiltApi } from './api-process.js';
import { send } from './fixtures.js';

const CALLS = 50;
const database = await testDatabase();
const installation = await makeInstallation(database.adminUrl, { SEED: 'demo' });

interface Outcome {
  readonly id: string;
  readonly body: { ok: boolean; job_id: number; code: { verdict: string } } | null;
}

/** One call with an id of its own; null when the process died before it answered. */
async function callOnce(url: string, token: string, n: number): Promise<Outcome> {
  const id = `kill-${n}`;
  const answer = await send(`${url}/tools/generate-variation-code`, {
    bearer: token,
    headers: { 'x-opal-request-id': id },
    body: { parameters: { brand: 'larkmoor', page_type: 'pdp', description: `Add a free-shipping bar above the buy button with the copy "Free delivery ${n}"` } },
  }).catch(() => null);
  return { id, body: answer?.status === 200 ? (answer.body as Outcome['body']) : null };
}

describe('an API that is killed in the middle of 50 calls', () => {
  it('loses none: each is answered and recorded, or found and closed, and can be asked again', async () => {
    expect(await runBuilt('prepare-database.js', installation.env)).toMatchObject({ code: 0 });
    const { opalToken: token = '' } = readFirstRun(installation.dataDir);
    const first = await startBuiltApi(installation);
    let answered = 0;
    const calls = Array.from({ length: CALLS }, async (_, n) => {
      const outcome = await callOnce(first.url, token, n);
      answered += 1;
      if (answered === 12) await endProcess(first, 'SIGKILL');
      return outcome;
    });
    const outcomes = await Promise.all(calls);
    const acknowledged = outcomes.filter(({ body }) => body !== null);
    expect(acknowledged.length).toBeGreaterThanOrEqual(12 - 1);
    expect(acknowledged.length).toBeLessThan(CALLS);

    // Whatever was being worked on is open now; a minute later it is found and closed as lost.
    await database.admin.query(`update opal_requests set created_at = created_at - interval '2 minutes' where completed_at is null`);
    await closeStaleRequests(database.db, { lostAfterSeconds: 60 });
    const { rows } = await database.admin.query<{ request_id: string; outcome: string }>('select request_id, outcome from opal_requests where completed_at is not null');
    const outcomeOf = new Map(rows.map((row) => [row.request_id, row.outcome]));
    for (const { id } of acknowledged) expect([id, outcomeOf.get(id)]).toEqual([id, 'ok']);
    expect([...outcomeOf.values()].every((outcome) => outcome === 'ok' || outcome === 'lost')).toBe(true);

    const second = await startBuiltApi(installation);
    const again = await Promise.all(outcomes.map(async (outcome, n) => ({ outcome, repeated: await callOnce(second.url, token, n) })));
    for (const { outcome, repeated } of again) {
      expect(repeated.body).toMatchObject({ ok: true, code: { verdict: 'pass' } });
      if (outcome.body !== null) expect(repeated.body).toEqual(outcome.body);
    }
    const { rows: open } = await database.admin.query(`select request_id from opal_requests where completed_at is null`);
    expect(open).toEqual([]);
    const { rows: successes } = await database.admin.query(`select split_part(request_id, '~', 1) as id from opal_requests where status = 'success' group by 1 having count(*) <> 1`);
    expect(successes).toEqual([]);
    expect(await endProcess(second, 'SIGTERM')).toBe(0);

    const { rows: organizations } = await database.admin.query<{ id: number }>('select id from organizations');
    for (const { id } of organizations) {
      const verified = await inTenant(database.db, { organizationId: id, actor: { kind: 'system', label: 'Test' } }, (tx) => verifyLedger(tx));
      expect(verified).toMatchObject({ firstBreak: null });
    }
  }, PROGRAMS_MS);
});
