import { captureRequests } from '@safecode/database/requests/request-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { tenantContextOf } from '@safecode/usecases/access/tenant-context';
import { describe, expect, it } from 'vitest';
import { makeOrganization, send } from './fixtures.js';
import { plainDrafter } from './plain-drafter.js';
import { startApi } from './start-api.js';

const drafter = plainDrafter();
const api = await startApi({ generation: { drafter } });
const shop = await makeOrganization(api);
const other = await makeOrganization(api);
let serial = 0;

const generate = (description: string, requestId: string, options: { bearer?: string; header?: string; body?: object } = {}) =>
  send(`${api.url}/tools/generate-variation-code`, {
    bearer: options.bearer ?? shop.opalToken,
    headers: options.header === undefined ? { 'x-opal-request-id': requestId } : { [options.header]: requestId },
    body: { parameters: { brand: 'fixture', page_type: 'pdp', description }, ...options.body },
  });
const newId = (): string => `call-${(serial += 1)}`;
const countRows = async (requestId: string): Promise<number> =>
  Number((await api.database.admin.query('select count(*) from opal_requests where request_id like $1', [`${requestId}%`])).rows[0].count);

describe('the same request id again', () => {
  it.each(['x-opal-request-id', 'idempotency-key', 'x-request-id'])('gets the first answer and works once (%s)', async (header) => {
    const [id, before] = [newId(), drafter.calls];
    const first = await generate(`note ${id}`, id, { header });
    const second = await generate(`note ${id}`, id, { header });
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ ok: true, code: { verdict: 'pass' } });
    expect([drafter.calls - before, await countRows(id)]).toEqual([1, 1]);
  });

  it('is also known from the metadata of the chat', async () => {
    const id = newId();
    const body = { chat_metadata: { request_id: id } };
    const [first, second] = [await generate(`note ${id}`, '', { header: 'x-unused', body }), await generate(`note ${id}`, '', { header: 'x-unused', body })];
    expect(second.body).toEqual(first.body);
    expect(await countRows(id)).toBe(1);
  });

  it('gets a refusal again as it was', async () => {
    const id = newId();
    const [first, second] = [await generate('ask: a bar', id), await generate('ask: a bar', id)];
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ error: { code: 'generation.needs_answers' } });
  });

  it('waits for the first while it is being worked on', async () => {
    const [id, before] = [newId(), drafter.calls];
    const answers = await Promise.all([1, 2, 3].map(() => generate(`slow: note ${id}`, id)));
    expect(new Set(answers.map(({ text }) => JSON.stringify(sorted(JSON.parse(text))))).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ ok: true, status: 'done' });
    expect(drafter.calls - before).toBe(1);
  });

  it('with other parameters is another call, and refused', async () => {
    const id = newId();
    await generate(`note ${id}`, id);
    const { status, body } = await generate(`another note ${id}`, id);
    expect([status, body]).toEqual([200, { ok: false, error: { code: 'conflict.exists', message: expect.stringContaining(id) } }]);
  });

  it('of another organisation is another call', async () => {
    const id = newId();
    const [ours, theirs] = [await generate(`note ${id}`, id), await generate(`note ${id}`, id, { bearer: other.opalToken })];
    const jobOf = (body: unknown): unknown => (body as { job_id: unknown }).job_id;
    expect(jobOf(ours.body)).not.toBe(jobOf(theirs.body));
    expect(await countRows(id)).toBe(2);
  });

  it('works anew when the first was lost with its process, on a record of its own', async () => {
    const [id, before] = [newId(), drafter.calls];
    const description = `note ${id}`;
    const parameters = { brand: 'fixture', page_type: 'pdp', description };
    const [lost] = await inTenant(api.database.db, tenantContextOf(shop.owner), (tx) =>
      captureRequests(tx, [
        {
          requestId: id, tool: 'generate_variation_code', apiKeyId: null, opalUserId: null, sessionId: null, executionMode: null,
          brandName: 'fixture', testType: 'pdp', testDescription: description, parameters,
        },
      ]),
    );
    await api.database.admin.query(`update opal_requests set status = 'error', outcome = 'lost', completed_at = now() where id = $1`, [lost?.id]);
    const [again, third] = [await generate(description, id), await generate(description, id)];
    expect(again.body).toMatchObject({ ok: true, code: { verdict: 'pass' } });
    expect(third.body).toEqual(again.body);
    expect([drafter.calls - before, await countRows(id)]).toEqual([1, 2]);
  });
});

/** Answers from the record have their names in another order; JSON does not care. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)).map(([name, inner]) => [name, sorted(inner)]));
}
