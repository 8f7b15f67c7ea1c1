import { OPAL_TOOLS, type OpalToolName } from '@safecode/domain/opal/tools';
import { describe, expect, it } from 'vitest';
import { toolEndpoint } from '../src/opal/discovery.js';
import { restOperations } from '../src/rest/rest-operations.js';
import { appRouter } from '../src/router.js';
import { proceduresOf, type NamedProcedure } from '../src/trpc/procedures-of.js';
import { makeKey, makeOrganization, send, signIn } from './fixtures.js';
import { FOREIGN_INPUTS } from './foreign-inputs.js';
import { makeObjects, UNKNOWN_IDS, type ObjectIds } from './foreign-objects.js';
import { startApi } from './start-api.js';

const api = await startApi();
const own = await makeOrganization(api);
const foreign = await makeOrganization(api, 'foreign-brand');
const foreignIds = await makeObjects(api, foreign);
const cookie = await signIn(api, own.ownerEmail);
const key = await makeKey(api, own.id);
const procedures = proceduresOf(appRouter);

interface Seen {
  readonly status: number;
  readonly text: string;
}

/**
 * Procedures that answer 200 to an id that does not exist: filters find nothing, lists of ids get a result for each, a
 * stream tells its refusal as an event. All others answer 404, never a refusal of the input, which would prove nothing.
 */
const ANSWERED_WITH_200 = new Set([
  'generation.list', 'generation.watch', 'codes.list', 'codes.facets', 'requests.list', 'home.summary', 'jobs.retry', 'jobs.discard', 'live.watch',
  'notifications.markRead', 'review.bulkDecide', 'review.queue', 'audit.search', 'learning.decideMany',
]);

/** Every tool of Opal, with the objects its parameters name. A tool that is missing does not compile. */
const FOREIGN_PARAMETERS: Readonly<Record<OpalToolName, (ids: ObjectIds) => object>> = {
  list_brands: (ids) => ({ q: ids.brandSlug }),
  generate_variation_code: (ids) => ({ brand: ids.brandSlug, page_type: 'pdp', description: 'a note below the price' }),
  get_generation_status: (ids) => ({ job_id: ids.runId }),
  comment_on_code: (ids) => ({ code_id: ids.codeId, comment: 'Is this the right colour?' }),
  report_correction: (ids) => ({ code_id: ids.codeId, css: '.fx-a { color: red }' }),
  submit_for_review: (ids) => ({ code_id: ids.codeId }),
  get_review_status: (ids) => ({ code_id: ids.codeId }),
  test_selector: (ids) => ({ brand: ids.brandSlug, page_type: 'pdp', selector: '.buy' }),
  validate_code: (ids) => ({ brand: ids.brandSlug, page_type: 'pdp', css: '.fx-a { color: red }' }),
};

/** The answer without what differs from call to call and without the ids that were asked for. */
function comparable(answer: Seen, ids: ObjectIds): Seen {
  const text = Object.values(ids)
    .filter((id) => String(id).length > 3)
    .reduce((masked: string, id) => masked.replaceAll(String(id), '#'), answer.text)
    .replaceAll(/"correlationId":"[^"]*"/g, '"correlationId":"…"')
    .replaceAll(/"id":"\d+"/g, '"id":"#"')
    // Short ids are part of other numbers: masked where an answer names what was asked for.
    .replaceAll(`"id":${ids.codeId},`, '"id":#,');
  return { status: answer.status, text };
}

async function callTrpc({ name, type }: NamedProcedure, input: object): Promise<Seen> {
  const headers = { cookie, origin: api.url, 'x-organization': own.slug };
  if (type === 'mutation') return send(`${api.url}/trpc/${name}`, { body: input, headers });
  const parameters = type === 'subscription' ? `&connectionParams=${encodeURIComponent(JSON.stringify({ organization: own.slug }))}` : '';
  return send(`${api.url}/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}${parameters}`, { headers });
}

async function callRest(operation: ReturnType<typeof restOperations>[number], input: object, bearer: string): Promise<Seen> {
  const rest = new Map(Object.entries(input));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return value;
  });
  const { method } = operation;
  const url = `${api.url}/api/v1${path}`;
  if (operation.hasBody) return send(url, { method, bearer, body: Object.fromEntries(rest) });
  const query = new URLSearchParams(Object.fromEntries([...rest].map(([name, value]) => [name, String(value)])));
  return send(`${url}?${query.toString()}`, { method, bearer });
}

const ledgerOf = async (organizationId: number): Promise<number> =>
  Number((await api.database.admin.query('select count(*) from code_audit_log where organization_id = $1', [organizationId])).rows[0].count);

describe('objects of another organisation', () => {
  it('are asked for by every procedure there is', () => {
    expect(procedures.map(({ name }) => name).sort()).toEqual(Object.keys(FOREIGN_INPUTS).sort());
  });

  it('are really there, for those they belong to', async () => {
    const foreignCookie = await signIn(api, foreign.ownerEmail);
    for (const [name, id] of [['brands.get', foreignIds.brandId], ['templates.get', foreignIds.templateId], ['generation.get', foreignIds.runId], ['codes.get', foreignIds.codeId], ['requests.get', foreignIds.requestId]]) {
      const answer = await send(`${api.url}/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ id }))}`, { headers: { cookie: foreignCookie, 'x-organization': foreign.slug } });
      expect([name, answer.status]).toEqual([name, 200]);
    }
  });

  const naming = procedures.filter(({ name }) => FOREIGN_INPUTS[name] !== null);
  it.each(naming.map((procedure) => [procedure.name, procedure] as const))('%s answers as for ids that do not exist', async (name, procedure) => {
    const inputOf = FOREIGN_INPUTS[name];
    if (inputOf === null || inputOf === undefined) throw new Error(`no input for ${name}`);
    const before = await ledgerOf(foreign.id);
    const theirs = comparable(await callTrpc(procedure, inputOf(foreignIds)), foreignIds);
    const unknown = comparable(await callTrpc(procedure, inputOf(UNKNOWN_IDS)), UNKNOWN_IDS);
    expect(theirs).toEqual(unknown);
    expect([theirs.status, name]).toEqual([ANSWERED_WITH_200.has(name) ? 200 : 404, name]);
    expect(theirs.text).not.toContain('Fixture');
    expect(await ledgerOf(foreign.id)).toBe(before);
  });

  const operations = restOperations(appRouter).filter(({ procedure }) => FOREIGN_INPUTS[procedure] !== null);
  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))('%s answers as for ids that do not exist', async (_, operation) => {
    const inputOf = FOREIGN_INPUTS[operation.procedure];
    if (inputOf === null || inputOf === undefined) throw new Error(`no input for ${operation.procedure}`);
    const theirs = comparable(await callRest(operation, inputOf(foreignIds), key), foreignIds);
    const unknown = comparable(await callRest(operation, inputOf(UNKNOWN_IDS), key), UNKNOWN_IDS);
    expect(theirs).toEqual(unknown);
    expect(theirs.status).toBe(ANSWERED_WITH_200.has(operation.procedure) ? 200 : 404);
    expect(theirs.text).not.toContain('Fixture');
  });

  it.each(OPAL_TOOLS.map(({ name }) => [name] as const))('the tool %s answers as for ids that do not exist', async (name) => {
    const parametersOf = FOREIGN_PARAMETERS[name];
    const ask = async (ids: ObjectIds) => comparable(await send(`${api.url}${toolEndpoint(name)}`, { bearer: key, body: { parameters: parametersOf(ids) } }), ids);
    const theirs = await ask(foreignIds);
    expect(theirs).toEqual(await ask(UNKNOWN_IDS));
    expect(theirs.text).toContain(name === 'list_brands' ? '"ok":true' : '"code":"access.not_found"');
    expect(theirs.text).not.toContain('Fixture');
  });

  it('stay as they were', async () => {
    const { rows } = await api.database.admin.query('select status, version from dom_selectors where organization_id = $1 and id = $2', [foreign.id, foreignIds.selectorId]);
    expect(rows).toEqual([{ status: 'approved', version: 1 }]);
  });
});

describe('objects of a brand that a key is not for', () => {
  it.each(restOperations(appRouter).filter(({ procedure }) => FOREIGN_INPUTS[procedure] !== null).map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s answers as for ids that do not exist',
    async (_, operation) => {
      const inputOf = FOREIGN_INPUTS[operation.procedure];
      if (inputOf === null || inputOf === undefined) throw new Error(`no input for ${operation.procedure}`);
      const limited = await makeKey(api, foreign.id, { brandIds: [] });
      const hidden = comparable(await callRest(operation, inputOf(foreignIds), limited), foreignIds);
      const unknown = comparable(await callRest(operation, inputOf(UNKNOWN_IDS), limited), UNKNOWN_IDS);
      expect(hidden).toEqual(unknown);
    },
  );
});
