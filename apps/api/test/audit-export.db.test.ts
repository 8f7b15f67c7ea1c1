import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { makeKey, makeMember, makeOrganization, send, signIn } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const own = await makeOrganization(api);
const key = await makeKey(api, own.id);
const address = (query: string): string => `${api.url}/api/v1/audit/export?${query}`;
const ROWS = 50_000;
const MEGABYTE = 1024 * 1024;

describe('the export of the ledger', () => {
  it('is a file for a key with the right, and for a person who names the organisation', async () => {
    const csv = await send(address('format=csv'), { bearer: key });
    expect([csv.status, csv.headers.get('content-type'), csv.headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="ledger-\d{4}-\d\d-\d\d\.csv"$/);
    expect(csv.text.trimEnd().split('\r\n').length).toBeGreaterThan(5);
    const cookie = await signIn(api, own.ownerEmail);
    const bundle = await send(address(`format=bundle&organization=${own.slug}`), { headers: { cookie } });
    expect([bundle.status, JSON.parse(bundle.text.trimEnd().split('\n').at(-1) ?? '{}')]).toEqual([200, expect.objectContaining({ type: 'trailer' })]);
    const { rows } = await api.database.admin.query("select after from code_audit_log where organization_id = $1 and action = 'audit.exported' order by sequence", [own.id]);
    expect(rows.map(({ after }) => (after as { format: string }).format)).toEqual(['csv', 'bundle']);
  });

  it('is refused as everything else is', async () => {
    const other = await makeOrganization(api, 'other-brand');
    const cookie = await signIn(api, own.ownerEmail);
    const viewer = await signIn(api, await makeMember(api, own.id, 'viewer'));
    const limited = await makeKey(api, own.id, { scopes: ['code.read'] });
    const status = async (query: string, options: Parameters<typeof send>[1]) => (await send(address(query), options)).status;
    expect(await status('format=csv', {})).toBe(401);
    expect(await status('format=csv', { bearer: 'osk_1_wrong' })).toBe(401);
    expect(await status('format=csv', { bearer: limited })).toBe(403);
    expect(await status(`format=csv&organization=${own.slug}`, { headers: { cookie: viewer } })).toBe(403);
    expect(await status(`format=csv&organization=${other.slug}`, { headers: { cookie } })).toBe(404);
    for (const query of ['', 'format=xml', 'format=csv&codeId=x', 'format=csv&actions=no.such', 'format=csv&unknown=1', 'format=bundle&codeId=1']) expect([query, await status(query, { bearer: key })]).toEqual([query, 400]);
    expect((await send(address('format=csv'), { method: 'POST', bearer: key, body: {} })).status).toBe(404);
  });

  it('takes the same memory at its end as at its beginning', async () => {
    await api.database.admin.query(
      `insert into code_audit_log (organization_id, sequence, actor, action, object_type, object_id, after, created_at, hash, previous_hash, format, salt, content_digest, digest)
       select $1::integer, h.sequence + n, '{"kind":"system","label":"Load"}', 'brand.updated', 'brand', n::text, '{"name":"Larkmoor Outfitters"}', now(), md5(n::text), '', 2, 'salt', md5(n::text), md5(n::text)
         from audit_heads h, generate_series(1, ${ROWS}) n where h.organization_id = $1`,
      [own.id],
    );
    await api.database.admin.query('update audit_heads set sequence = sequence + $2 where organization_id = $1', [own.id, ROWS]);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed / MEGABYTE;
    };
    const answer = await fetch(address('format=jsonl&objectType=brand'), { headers: { authorization: `Bearer ${key}` } });
    let lines = 0;
    const heaps: number[] = [];
    for await (const chunk of answer.body ?? []) {
      const before = Math.floor(lines / (ROWS / 10));
      lines += Buffer.from(chunk).toString('latin1').split('\n').length - 1;
      if (Math.floor(lines / (ROWS / 10)) > before) heaps.push(heap());
    }
    expect(lines).toBeGreaterThanOrEqual(ROWS);
    expect(heaps.length).toBeGreaterThan(8);
    expect(Math.max(...heaps.slice(1)) - (heaps[0] ?? 0)).toBeLessThan(15);
  }, 120_000);
});
