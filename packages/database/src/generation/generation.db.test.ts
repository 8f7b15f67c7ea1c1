import { testDatabase } from '@safecode/testing/database/test-database';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { countCodeFacets, findCode, listCodes } from '../codes/code-read-model.js';
import { findReusableCodes, insertCode, insertCodes } from '../codes/code-repository.js';
import { countHome } from '../home/home-counters.js';
import { findRun, listRuns } from './run-read-model.js';
import { claimRun, finishRun, insertFinishedRuns, insertRun, reserveRunAndCodeIds, saveRunProgress, stopRun, type RunResult } from './run-repository.js';

const { db, admin, handle, keys } = await testDatabase();
const RESULT: RunResult = {
  status: 'asking', provider: 'template', stages: [], draft: null, questions: [], verdict: null, codeId: null, confidence: null, cached: false, error: null,
};
const stage = { stage: 'draft' as const, attempt: 0, status: 'running' as const, startedAt: '2026-11-23T10:00:00.000Z', ms: null, summary: 'drafting', findings: [] };

describe('a run', () => {
  it('goes from queued to its end once, and is announced each time', async () => {
    const { run, brand, context, organizationId } = await testOrganization(db);
    const heard: string[] = [];
    const stop = await handle.listen('generation_run', (payload) => heard.push(payload));
    const id = await run((tx) => insertRun(tx, newRun(brand.id, { answers: { copy: 'Hello', count: 3 } })));
    expect(await run((tx) => findRun(tx, id))).toMatchObject({ status: 'queued', brandName: 'Larkmoor', requestedBy: context.actor.label, stages: [], finishedAt: null });
    expect(await run((tx) => claimRun(tx, id))).toMatchObject({ id, answers: { copy: 'Hello', count: 3 }, requestedBy: context.actor });
    expect(await run((tx) => saveRunProgress(tx, id, { stages: [stage], draft: { javascript: 'a', css: 'b' }, status: 'repairing' }))).toBe(true);
    expect(await run((tx) => findRun(tx, id))).toMatchObject({ status: 'repairing', stages: [stage], draft: { javascript: 'a', css: 'b' } });
    expect(await run((tx) => finishRun(tx, id, RESULT))).toBe(true);
    expect(await run((tx) => finishRun(tx, id, { ...RESULT, status: 'failed' }))).toBe(false);
    expect(await run((tx) => stopRun(tx, id))).toBe(false);
    expect(await run((tx) => claimRun(tx, id))).toBeNull();
    expect(await run((tx) => saveRunProgress(tx, id, { stages: [], draft: null, status: 'running' }))).toBe(false);
    const ended = await run((tx) => findRun(tx, id));
    expect(ended).toMatchObject({ status: 'asking' });
    expect(ended?.finishedAt).not.toBeNull();
    await expect.poll(() => heard.filter((payload) => payload === `${organizationId}:${id}`).length).toBeGreaterThanOrEqual(2);
    await stop();
  });

  it('is not announced when its change is undone', async () => {
    const { run, brand } = await testOrganization(db);
    const heard: string[] = [];
    const stop = await handle.listen('generation_run', (payload) => heard.push(payload));
    const id = await run((tx) => insertRun(tx, newRun(brand.id)));
    const undone = run(async (tx) => {
      await finishRun(tx, id, RESULT);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await run((tx) => stopRun(tx, id));
    await expect.poll(() => heard.length).toBe(1);
    await stop();
  });

  it('is listed by page, newest first, open ones apart, in its own organisation', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const ids: number[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await one.run((tx) => insertRun(tx, newRun(one.brand.id))));
    await one.run((tx) => stopRun(tx, ids[0] ?? 0));
    const list = (query: { openOnly: boolean; cursor?: string | undefined }) => one.run((tx) => listRuns(tx, { ...query, brandIds: null, limit: 2, cursorKey: keys.cursor }));
    const first = await list({ openOnly: true });
    expect(first).toMatchObject({ total: 4, rows: [{ id: ids[4] }, { id: ids[3] }] });
    const second = await list({ openOnly: true, cursor: first.nextCursor ?? undefined });
    expect(second.rows.map((row) => row.id)).toEqual([ids[2], ids[1]]);
    expect(second.nextCursor).toBeNull();
    expect(await other.run((tx) => findRun(tx, ids[4] ?? 0))).toBeNull();
  });
});

describe('runs that were worked on before they are written', () => {
  const finished = { answers: { copy: 'Hello' }, templateSlug: null, pageType: 'pdp', description: 'a bar', source: 'opal' as const, createdAt: '2026-11-23T10:00:00.000Z', finishedAt: '2026-11-23T10:00:00.250Z' };

  it('are written together with their codes, under ids that were reserved', async () => {
    const { run, brand, context } = await testOrganization(db);
    const [one, two] = await run((tx) => reserveRunAndCodeIds(tx, 2));
    if (one === undefined || two === undefined) throw new Error('Two were reserved.');
    await run(async (tx) => {
      await insertFinishedRuns(tx, [
        { ...RESULT, ...finished, id: one.runId, brandId: brand.id, status: 'passed', verdict: 'pass', codeId: one.codeId, confidence: 0.5, stages: [stage], draft: { javascript: 'a', css: 'b' } },
        { ...RESULT, ...finished, id: two.runId, brandId: brand.id, error: { code: 'x', message: 'y' } },
      ]);
      await insertCodes(tx, [{ ...newCode(brand.id, one.runId), id: one.codeId, report: { verdict: 'pass', parts: [] } }]);
    });
    expect(await run((tx) => findRun(tx, one.runId))).toEqual({
      ...RESULT, id: one.runId, brandId: brand.id, brandName: 'Larkmoor', brandSlug: 'larkmoor', pageType: 'pdp', description: 'a bar', template: null, source: 'opal', status: 'passed',
      verdict: 'pass', codeId: one.codeId, confidence: 0.5, stages: [stage], draft: { javascript: 'a', css: 'b' }, requestedBy: context.actor.label, createdAt: finished.createdAt, finishedAt: finished.finishedAt,
    });
    expect(await run((tx) => findRun(tx, two.runId))).toMatchObject({ status: 'asking', codeId: null, draft: null, error: { code: 'x', message: 'y' } });
    expect(await run((tx) => findCode(tx, one.codeId))).toMatchObject({ runId: one.runId, title: 'Free delivery bar', createdBy: context.actor.label, madeFrom: { selectors: ['.buy'] } });
    // A row that is written as before does not meet a reserved number.
    expect(await run((tx) => insertRun(tx, newRun(brand.id)))).toBeGreaterThan(two.runId);
  });

  it('need the code they name', async () => {
    const { run, brand } = await testOrganization(db);
    const [ids] = await run((tx) => reserveRunAndCodeIds(tx, 1));
    await expect(run((tx) => insertFinishedRuns(tx, [{ ...RESULT, ...finished, id: ids?.runId ?? 0, brandId: brand.id, codeId: ids?.codeId ?? 0 }]))).rejects.toMatchObject({ code: 'access.not_found' });
  });
});

describe('generated code', () => {
  it('is written once for a run, however often the job runs', async () => {
    const { run, brand } = await testOrganization(db);
    const runId = await run((tx) => insertRun(tx, newRun(brand.id)));
    const id = await run((tx) => insertCode(tx, newCode(brand.id, runId)));
    expect(await run((tx) => insertCode(tx, newCode(brand.id, runId, { javascript: 'other' })))).toBeNull();
    expect(await run((tx) => findCode(tx, id ?? 0))).toMatchObject({ id, runId, javascript: 'document.querySelector(".buy");', brandSlug: 'larkmoor', madeFrom: { selectors: ['.buy'] } });
  });

  it.each([
    "update generated_code set javascript = 'other'",
    "update generated_code set verdict = 'fail', status = 'failed_draft'",
    'delete from generated_code',
    'truncate generated_code cascade',
  ])('cannot be changed, not even by the superuser: %s', async (statement) => {
    const { run, brand } = await testOrganization(db);
    const runId = await run((tx) => insertRun(tx, newRun(brand.id)));
    await run((tx) => insertCode(tx, newCode(brand.id, runId)));
    await expect(admin.query(statement)).rejects.toThrow(/written once/);
  });

  it('cannot be a success when its verdict is fail', async () => {
    const { run, brand } = await testOrganization(db);
    const runId = await run((tx) => insertRun(tx, newRun(brand.id)));
    await expect(run((tx) => insertCode(tx, newCode(brand.id, runId, { verdict: 'fail' })))).rejects.toThrow('code begins as generated');
    await expect(run((tx) => insertCode(tx, newCode(brand.id, runId, { status: 'failed_draft' })))).rejects.toThrow('code begins as generated');
  });

  it('is reused under its exact key, in its own organisation only, and never when it failed', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const add = async (fields: Parameters<typeof newCode>[2]) =>
      one.run(async (tx) => insertCode(tx, newCode(one.brand.id, await insertRun(tx, newRun(one.brand.id)), fields)));
    await add({ cacheKey: 'same' });
    const newest = await add({ cacheKey: 'same' });
    await add({ cacheKey: 'failed', verdict: 'fail', status: 'failed_draft' });
    const find = async (from: typeof one) => [...(await from.run((tx) => findReusableCodes(tx, ['same', 'failed', 'none']))).entries()];
    expect(await find(one)).toMatchObject([['same', { id: newest, provider: 'template' }]]);
    expect(await find(other)).toEqual([]);
  });
});

describe('the list of codes', () => {
  const many = [
    { title: 'Bravo bar', pageType: 'pdp', confidence: 0.5 },
    { title: 'Alpha badge', pageType: 'plp', confidence: 0.9 },
    { title: 'Charlie 100% strip', pageType: 'pdp', confidence: 0.9 },
    { title: 'Delta bar', pageType: 'cart', confidence: 0.1, verdict: 'fail' as const, status: 'failed_draft' as const },
    { title: 'Alpha badge', pageType: 'plp', confidence: 0.7 },
  ];

  async function withCodes() {
    const organization = await testOrganization(db);
    const { run, brand } = organization;
    for (const fields of many) await run(async (tx) => insertCode(tx, newCode(brand.id, await insertRun(tx, newRun(brand.id)), fields)));
    return organization;
  }

  it.each([
    ['-created', ['Alpha badge', 'Delta bar', 'Charlie 100% strip', 'Alpha badge', 'Bravo bar']],
    ['created', ['Bravo bar', 'Alpha badge', 'Charlie 100% strip', 'Delta bar', 'Alpha badge']],
    ['-confidence', ['Charlie 100% strip', 'Alpha badge', 'Alpha badge', 'Bravo bar', 'Delta bar']],
    ['title', ['Alpha badge', 'Alpha badge', 'Bravo bar', 'Charlie 100% strip', 'Delta bar']],
  ] as const)('goes through all pages by %s, each code once', async (sort, titles) => {
    const { run } = await withCodes();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await run((tx) => listCodes(tx, { sort, limit: 2, brandIds: null, cursorKey: keys.cursor, cursor }));
      seen.push(...page.rows.map((row) => row.title));
      expect(page.total).toBe(5);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(titles);
  });

  it('filters, finds words, numbers and signs, and counts what each other filter would show', async () => {
    const { run, brand } = await withCodes();
    const list = async (query: object) =>
      (await run((tx) => listCodes(tx, { sort: 'created', limit: 50, brandIds: null, cursorKey: keys.cursor, ...query }))).rows.map((row) => row.title);
    expect(await list({ verdict: 'fail' })).toEqual(['Delta bar']);
    expect(await list({ pageType: 'pdp', q: 'bar' })).toEqual(['Bravo bar', 'Charlie 100% strip']);
    expect(await list({ q: '100%' })).toEqual(['Charlie 100% strip']);
    expect(await list({ brandIds: [] })).toEqual([]);
    const [first] = (await run((tx) => listCodes(tx, { sort: 'created', limit: 1, brandIds: [brand.id], cursorKey: keys.cursor }))).rows;
    expect(await list({ q: `#${first?.id ?? 0}` })).toEqual(['Bravo bar']);
    const facets = await run((tx) => countCodeFacets(tx, { pageType: 'pdp', brandIds: null }));
    expect(facets.status).toEqual([{ value: 'generated', count: 2 }]);
    expect(facets.pageType).toEqual([{ value: 'pdp', count: 2 }, { value: 'plp', count: 2 }, { value: 'cart', count: 1 }]);
  });

  it('refuses a cursor of another sort', async () => {
    const { run } = await withCodes();
    const { nextCursor } = await run((tx) => listCodes(tx, { sort: 'title', limit: 2, brandIds: null, cursorKey: keys.cursor }));
    await expect(run((tx) => listCodes(tx, { sort: 'created', limit: 2, brandIds: null, cursorKey: keys.cursor, cursor: nextCursor ?? '' }))).rejects.toMatchObject({ code: 'input.cursor_invalid' });
  });
});

describe('the counters of home', () => {
  it('count the week of the brands the caller sees', async () => {
    const { run, brand } = await testOrganization(db);
    for (const fields of [{}, { repairs: 2 }, { verdict: 'fail' as const, status: 'failed_draft' as const }]) {
      await run(async (tx) => insertCode(tx, newCode(brand.id, await insertRun(tx, newRun(brand.id)), fields)));
    }
    expect(await run((tx) => countHome(tx, null))).toEqual({
      generated: 3, passedFirstTime: 1, notSafe: 1, opalCalls: 0, hasOwnBrand: true, hasSelectors: false, hasSafeCode: true, hasOpalToken: false,
    });
    expect(await run((tx) => countHome(tx, []))).toMatchObject({ generated: 0, hasOwnBrand: false, hasSafeCode: false });
  });
});
