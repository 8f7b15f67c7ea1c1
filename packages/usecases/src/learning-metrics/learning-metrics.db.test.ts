import { describe, expect, it } from 'vitest';
import { insertEdit, insertOutcomes, type MadeOutcome } from '../../test/outcome-scene.js';
import { peopleScene } from '../../test/people-scene.js';
import { createTemplate } from '../templates/create-template.js';
import { getLearningMetrics, listOutcomes } from './get-learning-metrics.js';

const scene = await peopleScene();
const deps = { ...scene.deps, clock: { now: () => new Date('2026-12-01T09:00:00Z') } };
const shop = await scene.organization();
const owner = await (await shop.join('Owner', 'owner')).principal();
const brandId = await shop.brand('Shop');
const template = await createTemplate(deps, owner, {
  brandId, name: 'Note', description: 'A note.', testType: 'note', keywords: [], pageTypes: ['pdp'], javascript: '', css: '.xp-note { color: red }', slots: [],
});

const week = (generatedAt: string, [clean, troubled]: readonly [number, number], fields: Partial<MadeOutcome> = {}): MadeOutcome[] => [
  ...Array.from({ length: clean }, (): MadeOutcome => ({ features: {}, isClean: true, generatedAt, ...fields })),
  ...Array.from({ length: troubled }, (): MadeOutcome => ({ features: {}, isClean: false, generatedAt, ...fields })),
];
await insertOutcomes(scene.database, { organizationId: shop.id, brandId }, [
  ...week('2026-10-06T12:00:00Z', [10, 20], { templateId: template.id }),
  ...week('2026-11-08T23:59:00Z', [30, 10], { trouble: 'selector_fix' }),
  ...week('2026-11-30T00:00:00Z', [5, 1], { trouble: 'logic_fix' }),
  // Before the twelve weeks.
  ...week('2026-09-01T00:00:00Z', [7, 0]),
]);
const ask = (input: Partial<Parameters<typeof getLearningMetrics>[2]> = {}) => getLearningMetrics(deps, owner, { brandId, by: 'template', ...input });

describe('the metrics of learning', () => {
  it('sum up twelve weeks by week of generation, with intervals; the last weeks are open', async () => {
    const metrics = await ask();
    expect(metrics).toMatchObject({ from: '2026-09-09', to: '2026-12-01', overall: { clean: { n: 76, count: 45 }, corrected: { count: 31 } } });
    expect(metrics.cohorts.map(({ week: monday, isOpen, corrected }) => [monday, isOpen, corrected.count, corrected.n])).toEqual([
      ['2026-10-05', false, 20, 30], ['2026-11-02', false, 10, 40], ['2026-11-30', true, 1, 6],
    ]);
    const [first] = metrics.cohorts;
    expect(first?.corrected.low).toBeGreaterThan(0.48);
    expect(first?.corrected.high).toBeLessThan(0.82);
    expect(metrics.troubles).toEqual([{ kind: 'style_fix', count: 20 }, { kind: 'selector_fix', count: 10 }, { kind: 'logic_fix', count: 1 }]);
  });

  it('break down by template, page type, model and brand, and each number has its rows', async () => {
    expect((await ask()).breakdown.map(({ key, label, clean }) => [key, label, clean.count, clean.n])).toEqual([['', '', 35, 46], [String(template.id), 'Note', 10, 30]]);
    expect((await ask({ by: 'pageType' })).breakdown).toMatchObject([{ key: 'pdp', clean: { n: 76 } }]);
    expect((await ask({ by: 'model' })).breakdown).toMatchObject([{ key: 'template-engine', clean: { n: 76 } }]);
    expect((await ask({ by: 'brand' })).breakdown).toMatchObject([{ key: String(brandId), label: 'Shop', clean: { n: 76 } }]);
    const rows = await listOutcomes(deps, owner, { brandId, limit: 15, templateId: template.id, reason: 'edited' });
    expect(rows.total).toBe(20);
    const next = await listOutcomes(deps, owner, { brandId, limit: 15, templateId: template.id, reason: 'edited', cursor: rows.nextCursor ?? '' });
    expect(new Set([...rows.rows, ...next.rows].map(({ codeId }) => codeId)).size).toBe(20);
    expect(await listOutcomes(deps, owner, { brandId, limit: 50, week: '2026-11-02' })).toMatchObject({ total: 40 });
    expect(await listOutcomes(deps, owner, { brandId, limit: 50, week: '2026-11-30', trouble: 'logic_fix' })).toMatchObject({ total: 1 });
  });

  it('tell the time from a correction to the next version of its template, or to a lesson in use that rests on it', async () => {
    const { admin } = scene.database;
    expect((await ask()).effect).toEqual({ n: 0, waiting: 0, medianHours: null, p90Hours: null });
    // Corrections of three codes made from the template, an hour after they were made. Code is written once but for this test.
    const { rows: codes } = await admin.query<{ id: number }>('select code_id as id from code_outcomes where template_id = $1 order by code_id limit 3', [template.id]);
    for (const { id } of codes) await insertEdit(scene.database, { organizationId: shop.id, codeId: id, css: '.xp-note { color: blue }' });
    await admin.query('alter table generated_code disable trigger user');
    await admin.query(
      `update generated_code set template_id = $1, made_from = jsonb_build_object('template', jsonb_build_object('version', 1)), created_at = '2026-10-06T12:00:00Z' where id = any($2::integer[])`,
      [template.id, codes.map(({ id }) => id)],
    );
    await admin.query(
      `insert into corrections (organization_id, brand_id, code_id, original_revision, corrected_revision, kind, reason_kind, source, created_by, knowledge_version, verifier_version, created_at)
       select $1, $2, unnest($3::integer[]), 1, 2, 'style_fix', 'off_brand', 'opal', '{"kind":"system","label":"Seed"}', 1, '1', '2026-10-06T13:00:00Z'`,
      [shop.id, brandId, codes.map(({ id }) => id)],
    );
    await admin.query('alter table generated_code enable trigger user');
    expect((await ask()).effect).toEqual({ n: 0, waiting: 3, medianHours: null, p90Hours: null });
    await admin.query(
      `with lesson as (insert into lessons (organization_id, brand_id, lesson_key, status, name, kind, form, language, definition, corrections, people, replay, score, content_hash)
         values ($1, $2, 'k', 'proposed', 'Round', 'style_fix', 'css_rewrite', 'css', '{}', 1, 1, '{}', 1, 'h') returning id),
            rests as (insert into lesson_corrections (organization_id, lesson_id, correction_id) select $1, l.id, k.id from lesson l, (select min(id) as id from corrections) k)
       insert into lesson_decisions (organization_id, lesson_id, version, content_hash, user_id, decision, created_by, created_at) select $1, id, 1, 'h', $3, 'approve', '{}', '2026-10-06T15:00:00Z' from lesson`,
      [shop.id, brandId, owner.actor.kind === 'user' ? owner.actor.userId : 0],
    );
    expect((await ask()).effect).toEqual({ n: 1, waiting: 2, medianHours: 2, p90Hours: 2 });
    await admin.query(
      `insert into template_versions (organization_id, template_id, version, name, description, test_type, keywords, page_types, javascript, css, slots, report, created_at)
       select organization_id, template_id, 2, name, description, test_type, keywords, page_types, javascript, css, slots, report, '2026-10-07T13:00:00Z' from template_versions where template_id = $1`,
      [template.id],
    );
    expect((await ask()).effect).toMatchObject({ n: 3, waiting: 0, medianHours: 24 });
  });

  it('draw the curve of one template, and break down the brand all the same', async () => {
    const metrics = await ask({ templateId: template.id });
    expect(metrics.cohorts.map(({ week: monday, corrected }) => [monday, corrected.count, corrected.n])).toEqual([['2026-10-05', 20, 30]]);
    expect(metrics.overall.clean).toMatchObject({ n: 30, count: 10 });
    expect(metrics.breakdown).toHaveLength(2);
  });

  it('are those of one span, when one is given, however it is written', async () => {
    expect((await ask({ from: '2026-11-02', to: '2026-11-08' })).overall.clean).toMatchObject({ n: 40, count: 30 });
    expect((await ask({ from: '2026-11-09', to: '2026-11-29' })).overall.clean.n).toBe(0);
    expect(await ask({ from: '2026-12-01', to: '2026-11-30' })).toMatchObject({ from: '2026-11-30', to: '2026-11-30', overall: { clean: { n: 6 } } });
  });

  it('are for those who see the brand', async () => {
    const stranger = await (await (await scene.organization()).join('Stranger', 'owner')).principal();
    await expect(getLearningMetrics(deps, stranger, { brandId, by: 'template' })).rejects.toMatchObject({ code: 'access.not_found' });
    const other = await shop.brand('Other');
    const viewer = await (await shop.join('Vera', 'viewer', 'listed')).principal();
    await expect(listOutcomes(deps, viewer, { brandId: other, limit: 5 })).rejects.toMatchObject({ code: 'access.not_found' });
  });
});
