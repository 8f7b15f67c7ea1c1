import type { Drafter } from '@safecode/generator/drafter';
import { describe, expect, it } from 'vitest';
import { learningScene, type LearningScene } from '../../test/learning-scene.js';
import { getCode } from '../codes/get-code.js';
import { reportCorrection } from '../corrections/report-correction.js';
import { retractCorrection } from '../corrections/retract-correction.js';
import { generateAndWait } from '../generation/generate-and-wait.js';
import { getLearningMetrics } from '../learning-metrics/get-learning-metrics.js';
import { createSelector } from '../selectors/create-selector.js';
import { listSelectors } from '../selectors/list-selectors.js';
import { createTemplate } from '../templates/create-template.js';
import { getTemplate } from '../templates/get-template.js';
import { getCodeLineage } from './code-lineage.js';
import { decideLesson, revertLesson } from './decide-lesson.js';
import { getLesson } from './view-lessons.js';

/** Drafts the same CSS for everybody. */
const drafting = (css: string): Drafter => ({
  provider: 'template',
  model: 'fixed',
  draft: async () => ({ kind: 'draft', draft: { title: 'A note', javascript: '', css, template: null, selectors: [], matchQuality: 1, openQuestions: 0, usage: [], promptVersion: null } }),
  repair: async () => ({ kind: 'impossible', reason: 'no' }),
});

let count = 0;
async function generate(made: LearningScene, css: string) {
  const deps = { ...made.deps, generation: { drafter: drafting(css), fallback: null, runsInline: true } };
  const { slug } = await brandOf(made);
  const run = await generateAndWait(deps, await made.ana.principal(), { brand: slug, pageType: 'pdp', description: `A note ${(count += 1)}`, template: undefined, source: 'console', waitMs: 5000 });
  return { run, code: await getCode(deps, await made.ana.principal(), { id: run.codeId ?? 0 }) };
}

const brandOf = async ({ scene, brandId }: LearningScene): Promise<{ slug: string }> => (await scene.database.admin.query('select slug from brands where id = $1', [brandId])).rows[0];

async function approved(made: LearningScene): Promise<number> {
  await made.mine();
  const [lesson] = await made.lessons();
  await decideLesson(made.deps, await made.eve.principal(), { id: lesson?.id ?? 0, contentHash: lesson?.contentHash ?? '', decision: 'approve', note: '' });
  return lesson?.id ?? 0;
}

describe('a lesson in use', () => {
  it('is put into the next draft, which says so, until its corrections are retracted', async () => {
    const made = await learningScene();
    const css = '.xp-new {\n  color: red;\n  border-radius: 3px;\n}\n';
    const before = await generate(made, css);
    expect(before.code.css).toBe(css);
    const corrections = [await made.correct(made.ana, 'one'), await made.correct(made.ana, 'two'), await made.correct(made.dana, 'three')];
    const lessonId = await approved(made);
    const { run, code } = await generate(made, css);
    expect(code.css).toBe(css.replace('3px', '12px'));
    expect(code.madeFrom.lessons).toEqual([{ id: lessonId, version: 1, name: 'border-radius: 3px becomes border-radius: 12px', lines: { js: [], css: [[3, 3]] } }]);
    expect(run.stages.find(({ stage }) => stage === 'improve')).toMatchObject({ status: 'done', summary: `Lesson put in: ${lessonId} (border-radius: 3px becomes border-radius: 12px).` });
    // All three codes of its replay would have been nearer to what people made of them: so is this one, for all that is known.
    const { savings } = await getLearningMetrics(made.deps, await made.ana.principal(), { brandId: made.brandId, by: 'template' });
    expect(savings).toMatchObject({ codes: 1, edits: 1, high: 1 });
    expect(savings.low).toBeGreaterThan(0.3);
    const lineage = await getCodeLineage(made.deps, await made.ana.principal(), { id: code.id });
    expect(lineage.parts[0]?.blocks[1]).toMatchObject({
      from: 3, to: 3, origin: { kind: 'lesson', lesson: { id: lessonId, version: 1, taughtBy: corrections.map(({ id, codeId, reporter }) => ({ correctionId: id, codeId, reporter, reasonKind: 'off_brand', isRetracted: false })) } },
    });
    await retractCorrection(made.deps, await made.dana.principal(), { id: corrections[2]?.id ?? 0, reason: 'It was right before' });
    await made.mine();
    expect((await generate(made, css)).code.css).toBe(css);
    // What was made meanwhile says where it came from, and that the reason is gone.
    const later = await getCodeLineage(made.deps, await made.ana.principal(), { id: code.id });
    expect(later.parts[0]?.blocks[1]?.origin).toMatchObject({ kind: 'lesson', lesson: { taughtBy: [{ isRetracted: false }, { isRetracted: false }, { isRetracted: true }] } });
  });

  it('is left out of a draft it would make unsafe, and the run says so', async () => {
    const made = await learningScene();
    for (const name of ['one', 'two', 'three']) await made.correct(name === 'one' ? made.dana : made.ana, name);
    const lessonId = await approved(made);
    await made.scene.database.admin.query(`update lessons set definition = jsonb_set(definition, '{change}', '{"type":"alias","from":".xp-new","to":".foreign"}'), version = version + 1 where id = $1`, [lessonId]);
    const { run, code } = await generate(made, '.xp-new { color: red }');
    expect([code.css, code.madeFrom.lessons, run.status]).toEqual(['.xp-new { color: red }', undefined, 'passed']);
    expect(run.stages.find(({ stage }) => stage === 'improve')).toMatchObject({ status: 'failed', summary: `Lesson ${lessonId} left out: the result could not be proved, the draft stays as it was.` });
  });
});

describe('an alias in use', () => {
  it('changes the approved selector and the templates that name it, and everything goes back when it is taken out of use', async () => {
    const made = await learningScene();
    const { deps, brandId } = made;
    const owner = await made.owner.principal();
    const content = { pageType: 'pdp', role: null, description: '', status: 'approved' as const, replacement: null, subtree: false };
    await createSelector(deps, owner, { ...content, brandId, selector: '.price-box', name: 'Price' });
    await createSelector(deps, owner, { ...content, brandId, selector: '.product-price', name: 'New price' });
    const template = await createTemplate(deps, owner, { brandId, name: 'Red price', description: 'Red price', testType: 'price', keywords: [], pageTypes: ['pdp'], javascript: '', css: '.price-box { color: {{tone}} }', slots: [{ kind: 'color', name: 'tone', label: 'Tone', required: true, hints: [], default: '#ff0000' }] });
    for (const [at, person] of [made.ana, made.ana, made.dana].entries()) {
      const css = `.price-box { order: ${at} }`;
      const { id, contentHash } = await made.code(undefined, css);
      await reportCorrection(deps, await person.principal(), { id, originalRevision: 1, baseHash: contentHash, javascript: '', css: css.replace('.price-box', '.product-price'), reasonKind: 'wrong_element', reason: '', source: 'console' });
    }
    const lessonId = await approved(made);
    const state = async () => {
      const { rows } = await listSelectors(deps, owner, { brandId, limit: 50 });
      return { selectors: rows.map(({ selector, status, replacement }) => `${selector} ${status} ${replacement ?? ''}`.trim()).sort(), css: (await getTemplate(deps, owner, { id: template.id })).css };
    };
    expect(await state()).toEqual({ selectors: ['.price-box deprecated .product-price', '.product-price approved'], css: '.product-price { color: {{tone}} }' });
    expect((await getLesson(deps, owner, { id: lessonId })).effects).toMatchObject([{ objectType: 'dom_selector', name: 'Price', isUndone: false }, { objectType: 'template', name: 'Red price', version: 2, isUndone: false }]);
    await revertLesson(deps, await made.eve.principal(), { id: lessonId, reason: 'The shop changed back' });
    expect(await state()).toEqual({ selectors: ['.price-box approved', '.product-price approved'], css: '.price-box { color: {{tone}} }' });
    expect((await getTemplate(deps, owner, { id: template.id })).version).toBe(3);
    expect((await getLesson(deps, owner, { id: lessonId })).effects.map(({ isUndone, left }) => [isUndone, left])).toEqual([[true, null], [true, null]]);
  });
});
