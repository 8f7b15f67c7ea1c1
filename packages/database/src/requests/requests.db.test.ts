import { testDatabase } from '@safecode/testing/database/test-database';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testOrganization, type TestOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { insertCode } from '../codes/code-repository.js';
import { finishRun, insertRun } from '../generation/run-repository.js';
import { closeStaleRequests, listOverdueRuns } from './close-stale-requests.js';
import { findRequest, listRequests } from './request-read-model.js';
import { captureRequests, completeRequestOfRun, completeRequests, type NewRequest, type RequestResult } from './request-repository.js';

const { db, admin, keys } = await testDatabase();

const call = (requestId: string, fields: Partial<NewRequest> = {}): NewRequest => ({
  requestId, tool: 'generate_variation_code', apiKeyId: null, opalUserId: 'u1', sessionId: null, executionMode: 'headless' as const, brandName: 'Larkmoor',
  testType: 'pdp', testDescription: 'Add a bar', parameters: { brand: 'larkmoor' }, ...fields,
});
const answered = (fields: Partial<RequestResult> = {}): RequestResult => ({
  status: 'success', outcome: 'ok', errorCode: null, errorMessage: null, runId: null, brandId: null, generatedCodeId: null, confidenceScore: null,
  phases: { select: 1.5, verify: 2 }, answer: { ok: true }, isOver: true, ...fields,
});
const captureAll = (organization: TestOrganization, requests: readonly NewRequest[]) => organization.run((tx) => captureRequests(tx, requests));
async function capture(organization: TestOrganization, requestId: string, fields: Partial<NewRequest> = {}) {
  const [captured] = await captureAll(organization, [call(requestId, fields)]);
  if (captured === undefined) throw new Error('Nothing was captured.');
  return captured;
}
const complete = (organization: TestOrganization, id: number, result: RequestResult) => organization.run((tx) => completeRequests(tx, [{ id, result }]));

/** Makes every open call look this old. */
const age = (seconds: number) => admin.query("update opal_requests set created_at = now() - make_interval(secs => $1) where completed_at is null", [seconds]);

describe('a call', () => {
  it('is captured once, however often and however fast it is repeated', async () => {
    const organization = await testOrganization(db);
    const captured = await Promise.all(Array.from({ length: 12 }, () => capture(organization, 'same')));
    expect(captured.filter((one) => one.kind === 'new')).toHaveLength(1);
    expect(new Set(captured.map((one) => one.id)).size).toBe(1);
  });

  it('is captured together with others, each found once, in their own order', async () => {
    const organization = await testOrganization(db);
    await captureAll(organization, [call('b')]);
    const captured = await captureAll(organization, [call('c'), call('b', { tool: 'list_brands' }), call('a'), call('c')]);
    expect(captured.map(({ kind }) => kind)).toEqual(['new', 'repeated', 'new', 'repeated']);
    expect(captured[1]).toMatchObject({ tool: 'generate_variation_code', status: 'pending', runId: null, answer: null });
    expect(captured[3]?.id).toBe(captured[0]?.id);
  });

  it('that is closed with others gets its own ending', async () => {
    const organization = await testOrganization(db);
    const [one, two] = await captureAll(organization, [call('one'), call('two')]);
    await organization.run((tx) =>
      completeRequests(tx, [
        { id: two?.id ?? 0, result: answered({ answer: { ok: false }, status: 'error', outcome: 'asked', errorCode: 'generation.needs_answers' }) },
        { id: one?.id ?? 0, result: answered({ brandId: organization.brand.id }) },
      ]),
    );
    expect(await organization.run((tx) => findRequest(tx, one?.id ?? 0))).toMatchObject({ status: 'success', outcome: 'ok', brandId: organization.brand.id });
    expect(await organization.run((tx) => findRequest(tx, two?.id ?? 0))).toMatchObject({ status: 'error', outcome: 'asked', errorCode: 'generation.needs_answers' });
  });

  it('answers a repetition with its first answer, and is its organisation’s own', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const { id } = await capture(one, 'again');
    await complete(one, id, answered({ brandId: one.brand.id }));
    expect(await capture(one, 'again')).toMatchObject({ kind: 'repeated', id, status: 'success', answer: { ok: true } });
    expect(await capture(other, 'again')).toMatchObject({ kind: 'new' });
    expect(await other.run((tx) => findRequest(tx, id))).toBeNull();
    const found = await one.run((tx) => findRequest(tx, id));
    expect(found).toMatchObject({ brandName: 'Larkmoor', status: 'success', outcome: 'ok', phases: { select: 1.5, verify: 2 }, parameters: { brand: 'larkmoor' } });
    expect(found?.responseTimeMs).toBeGreaterThanOrEqual(0);
  });

  it('keeps its first ending', async () => {
    const organization = await testOrganization(db);
    const { id } = await capture(organization, 'twice');
    await complete(organization, id, answered());
    await complete(organization, id, answered({ status: 'error', outcome: 'internal' }));
    expect(await organization.run((tx) => findRequest(tx, id))).toMatchObject({ status: 'success', outcome: 'ok' });
  });

  it('that waits for a run ends as the run ends', async () => {
    const organization = await testOrganization(db);
    const { run, brand } = organization;
    const { id } = await capture(organization, 'waits');
    const runId = await run((tx) => insertRun(tx, newRun(brand.id)));
    await complete(organization, id, answered({ status: 'pending', outcome: 'pending', runId, brandId: brand.id, isOver: false }));
    const codeId = await run((tx) => insertCode(tx, newCode(brand.id, runId)));
    await run((tx) =>
      finishRun(tx, runId, { status: 'passed', provider: 'template', stages: [], draft: null, questions: [], verdict: 'pass', codeId, confidence: 0.8, cached: false, error: null }),
    );
    await run((tx) => completeRequestOfRun(tx, runId));
    expect(await run((tx) => findRequest(tx, id))).toMatchObject({ status: 'success', outcome: 'ok', generatedCodeId: codeId, confidenceScore: 0.8, runId });
  });
});

describe('lost calls', () => {
  it('are found and closed in every organisation, young ones and those that wait for an open run are not', async () => {
    // The other tests' open calls.
    await age(120);
    await closeStaleRequests(db, { lostAfterSeconds: 60 });
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const lost = [await capture(one, 'lost'), await capture(other, 'lost')];
    const { id: waiting } = await capture(one, 'waiting');
    const runId = await one.run((tx) => insertRun(tx, newRun(one.brand.id, { deadline: new Date(Date.now() + 60_000) })));
    await complete(one, waiting, answered({ status: 'pending', outcome: 'pending', runId, isOver: false }));
    await age(120);
    const { id: young } = await capture(one, 'young');
    expect(await closeStaleRequests(db, { lostAfterSeconds: 60 })).toBe(2);
    expect(await one.run((tx) => findRequest(tx, lost[0]?.id ?? 0))).toMatchObject({ status: 'error', outcome: 'lost' });
    for (const id of [waiting, young]) expect((await one.run((tx) => findRequest(tx, id)))?.completedAt).toBeNull();
    expect(await closeStaleRequests(db, { lostAfterSeconds: 60 })).toBe(0);
  });

  it('leave runs that are over their deadline to the worker', async () => {
    const { run, brand, organizationId } = await testOrganization(db);
    const runId = await run((tx) => insertRun(tx, newRun(brand.id, { deadline: new Date(Date.now() - 300_000) })));
    await run((tx) => insertRun(tx, newRun(brand.id, { deadline: new Date(Date.now() + 300_000) })));
    expect((await listOverdueRuns(db, { overdueSeconds: 60 })).filter((found) => found.organizationId === organizationId)).toEqual([{ organizationId, runId, brandId: brand.id }]);
  });
});

describe('the list of calls', () => {
  it('filters by what a person looks for', async () => {
    const organization = await testOrganization(db);
    const { run, brand } = organization;
    const { id: done } = await capture(organization, 'opal-77');
    await complete(organization, done, answered({ brandId: brand.id }));
    await capture(organization, 'opal-78');
    await capture(organization, 'x', { tool: 'list_brands', testDescription: null });
    const list = async (query: object) => (await run((tx) => listRequests(tx, { limit: 50, brandIds: null, cursorKey: keys.cursor, ...query }))).rows.map((row) => row.requestId);
    expect(await list({})).toEqual(['x', 'opal-78', 'opal-77']);
    expect(await list({ status: 'success' })).toEqual(['opal-77']);
    expect(await list({ tool: 'list_brands' })).toEqual(['x']);
    expect(await list({ q: 'PAL-78' })).toEqual(['opal-78']);
    expect(await list({ brandIds: [brand.id] })).toEqual(['opal-77']);
    expect(await list({ from: '2999-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await list({ to: '2999-01-01T00:00:00.000Z', outcome: 'ok' })).toEqual(['opal-77']);
  });
});
