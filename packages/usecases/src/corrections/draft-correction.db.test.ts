import { describe, expect, it } from 'vitest';
import { learningScene, refusalOf, type LearningScene } from '../../test/learning-scene.js';
import { createRule } from '../rules/create-rule.js';
import { listSelectors } from '../selectors/list-selectors.js';
import { decideDraft, draftCorrection, listDrafts, withdrawDraft } from './draft-correction.js';
import { previewCorrection } from './preview-correction.js';
import { reportCorrection } from './report-correction.js';

const TILE = '.shop-tile .teaser { color: teal }\n';

/** A code by Ana, and what Dana would report about it. */
async function refused(made: LearningScene, css = TILE) {
  const { id, contentHash } = await made.code();
  const correction = { id, originalRevision: 1, javascript: '', css, reasonKind: 'wrong_element' as const, reason: 'The teaser is meant', source: 'console' as const };
  return { codeId: id, baseHash: contentHash, correction };
}

const toldOf = async (made: LearningScene, event: string): Promise<string[]> =>
  (await made.scene.database.admin.query<{ name: string }>('select u.name from notifications n join users u on u.id = n.user_id where event = $1 order by 1', [event])).rows.map(({ name }) => name);

describe('a correction that the policy refuses', () => {
  it('says before what it needs: selectors that can be approved, and what is left to mend when they were', async () => {
    const made = await learningScene();
    await createRule(made.deps, await made.owner.principal(), { brandId: made.brandId, definition: { id: 'I1', text: '', kind: 'no-important' } });
    const { codeId } = await refused(made);
    const needsOf = async (css: string) => (await previewCorrection(made.deps, await made.dana.principal(), { id: codeId, originalRevision: 1, javascript: '', css })).needs;
    expect(await needsOf('.xp-own { color: red }')).toBeNull();
    expect(await needsOf(TILE)).toEqual({ selectors: [{ selector: '.shop-tile .teaser', refusal: null }], rules: [] });
    expect(await needsOf('.one, .two { color: red !important }')).toEqual({ selectors: [{ selector: '.one', refusal: null }, { selector: '.two', refusal: null }], rules: [{ rule: 'I1', message: expect.stringContaining('!important') }] });
    expect(await needsOf('p { color: red }')).toMatchObject({ selectors: [{ selector: 'p', refusal: expect.any(String) }], rules: [{ message: expect.stringContaining('p') }] });
  });

  it('is kept, asks others for its selectors, and is a correction once they are approved and its author sends it again', async () => {
    const made = await learningScene();
    const { deps, dana, ana } = made;
    const { codeId, baseHash, correction } = await refused(made);
    expect(await refusalOf(reportCorrection(deps, await dana.principal(), { ...correction, baseHash }))).toBe('correction.not_safe');
    const draft = await draftCorrection(deps, await dana.principal(), correction);
    expect(draft).toMatchObject({ status: 'proposed', selectors: ['.shop-tile .teaser'], css: TILE, author: 'Dana', isOwn: true });
    expect(draft.decisionBlockedBy).toMatch(/^You ask for it/);
    expect(await toldOf(made, 'policy_proposed')).toContain('Ana');
    expect(await toldOf(made, 'policy_proposed')).not.toContain('Dana');
    expect(await refusalOf(decideDraft(deps, await dana.principal(), { draftId: draft.id, decision: 'approve', note: '' }))).toBe('correction_draft.own');
    const vera = await made.organization.join('Vera', 'viewer');
    expect(await refusalOf(decideDraft(deps, await vera.principal(), { draftId: draft.id, decision: 'approve', note: '' }))).toBe('access.denied');
    expect((await listDrafts(deps, await vera.principal(), { id: codeId })).rows).toMatchObject([{ isOwn: false, decisionBlockedBy: expect.any(String) }]);
    expect(await decideDraft(deps, await ana.principal(), { draftId: draft.id, decision: 'approve', note: 'It is ours' })).toMatchObject({ status: 'approved', decidedBy: 'Ana', decisionNote: 'It is ours' });
    expect(await refusalOf(decideDraft(deps, await ana.principal(), { draftId: draft.id, decision: 'reject', note: '' }))).toBe('correction_draft.ended');
    expect((await listSelectors(deps, await ana.principal(), { brandId: made.brandId, q: 'teaser', limit: 9 })).rows).toMatchObject([{ selector: '.shop-tile .teaser', status: 'approved', description: `Asked for by a correction of code #${codeId}.` }]);
    expect(await toldOf(made, 'policy_decided')).toEqual(['Dana']);
    expect(await refusalOf(reportCorrection(deps, await ana.principal(), { ...correction, baseHash, draftId: draft.id }))).toBe('access.not_found');
    const { correction: sent } = await reportCorrection(deps, await dana.principal(), { ...correction, baseHash, draftId: draft.id });
    expect(sent).toMatchObject({ reporter: 'Dana', reason: 'The teaser is meant' });
    expect((await listDrafts(deps, await dana.principal(), { id: codeId })).rows).toEqual([]);
    const actions = (await made.organization.ledger()).map(({ action }) => action).filter((action) => /^(correction|selector\.created|code\.corrected)/.test(action));
    expect(actions.slice(-4)).toEqual(['correction_draft.proposed', 'selector.created', 'correction_draft.approved', 'code.corrected']);
    expect(await refusalOf(withdrawDraft(deps, await dana.principal(), { draftId: draft.id }))).toBe('correction_draft.ended');
  });

  it('is kept without a proposal where only rules stand against it, and can be taken back', async () => {
    const made = await learningScene();
    await createRule(made.deps, await made.owner.principal(), { brandId: made.brandId, definition: { id: 'I1', text: '', kind: 'no-important' } });
    const { codeId, correction } = await refused(made, '.xp-own { color: red !important }');
    const draft = await draftCorrection(made.deps, await made.dana.principal(), correction);
    expect(draft).toMatchObject({ status: 'kept', selectors: [] });
    expect(await toldOf(made, 'policy_proposed')).toEqual([]);
    expect(await refusalOf(decideDraft(made.deps, await made.ana.principal(), { draftId: draft.id, decision: 'approve', note: '' }))).toBe('correction_draft.ended');
    expect(await withdrawDraft(made.deps, await made.dana.principal(), { draftId: draft.id })).toMatchObject({ status: 'withdrawn' });
    expect((await listDrafts(made.deps, await made.dana.principal(), { id: codeId })).rows).toEqual([]);
  });

  it('is turned down with a note, and its text stays; nothing is kept of one that is safe', async () => {
    const made = await learningScene();
    const { codeId, correction } = await refused(made);
    const draft = await draftCorrection(made.deps, await made.dana.principal(), correction);
    await decideDraft(made.deps, await made.ana.principal(), { draftId: draft.id, decision: 'reject', note: 'It belongs to another team' });
    expect((await listDrafts(made.deps, await made.dana.principal(), { id: codeId })).rows).toMatchObject([{ status: 'rejected', css: TILE, decisionNote: 'It belongs to another team' }]);
    expect((await listSelectors(made.deps, await made.ana.principal(), { brandId: made.brandId, q: 'teaser', limit: 9 })).rows).toEqual([]);
    expect(await refusalOf(draftCorrection(made.deps, await made.dana.principal(), { ...correction, css: '.xp-own { color: red }' }))).toBe('correction_draft.safe');
  });
});
