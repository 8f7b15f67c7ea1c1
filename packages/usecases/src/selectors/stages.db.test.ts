import { inTenant } from '@safecode/database/connection/in-tenant';
import type { Principal } from '@safecode/domain/access/principal';
import type { DomSelector, SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import type { ChangeStage, SelectorDetail } from '@safecode/domain/selectors/selector-stage';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { beforeEach, describe, expect, it } from 'vitest';
import { reviewScene, type ReviewScene } from '../../test/review-scene.js';
import { listNotifications } from '../notifications/list-notifications.js';
import { getReview } from '../review/get-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { validateCode } from '../verification/validate-code.js';
import { applyStage } from './apply-stage.js';
import { cancelStage, changeStage } from './change-stage.js';
import { createSelector } from './create-selector.js';
import { getSelector } from './get-selector.js';

const CODE = '.price { color: red }';
const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: { code?: string }) => error.code);
let at: ReviewScene & { readonly editor: Principal; readonly selector: DomSelector };

beforeEach(async () => {
  const scene = await reviewScene();
  const editor = await scene.ana.principal();
  const approve = (selector: string, name: string) => createSelector(scene.deps, editor, { brandId: scene.brandId, selector, pageType: 'pdp', name, role: null, description: '', status: 'approved', replacement: null, subtree: false });
  await approve('.amount', 'Amount');
  at = { ...scene, editor, selector: await approve('.price', 'Price') };
});

const detail = (): Promise<SelectorDetail> => getSelector(at.deps, at.editor, { id: at.selector.id });

async function move(to: SelectorStatus, change: Partial<ChangeStage> = {}): Promise<SelectorDetail> {
  const { selector } = await detail();
  return changeStage(at.deps, at.editor, { selectorId: selector.id, expectedVersion: selector.version, to, effectiveAt: at.deps.clock.now().toISOString(), replacement: null, reason: '', ...change });
}

/** What the verifier says of code that has the selector: in review, and in a new draft. */
async function verdicts(): Promise<{ review: string[]; generation: string }> {
  const { report } = await validateCode(at.deps, at.editor, { brand: 'shop', pageType: 'pdp', javascript: undefined, css: CODE });
  const { policy } = await inTenant(at.deps.db, { organizationId: at.organization.id, actor: at.editor.actor }, (tx) => at.deps.knowledge.get(tx, at.brandId));
  return {
    review: [report.verdict, ...report.parts.flatMap(({ findings }) => findings.map(({ severity, message }) => `${severity}: ${message}`))],
    generation: verifyVariation(policy, { pageType: 'pdp', javascript: '', css: CODE }).verdict,
  };
}

describe('the stages of a selector', () => {
  it('are what the verifier goes by, in review and in generation', async () => {
    expect(await verdicts()).toEqual({ review: ['pass'], generation: 'pass' });
    await move('warned', { replacement: '.amount' });
    expect(await verdicts()).toEqual({ review: ['pass', 'warning: Targets .price, which is on its way out; use .amount.'], generation: 'pass' });
    await move('deprecated');
    expect(await verdicts()).toEqual({ review: ['pass', 'warning: Targets .price, which is deprecated: new code may not use it; use .amount.'], generation: 'fail' });
    await move('archived');
    expect(await verdicts()).toMatchObject({ review: ['fail', expect.stringContaining('error: Targets .price, which is not approved on pdp')], generation: 'fail' });
    await move('approved');
    expect(await verdicts()).toEqual({ review: ['pass'], generation: 'pass' });
  });

  it('take effect on their day, by the job, once', async () => {
    const planned = await move('deprecated', { effectiveAt: new Date(Date.now() + 60_000).toISOString(), reason: 'The old theme.' });
    expect(planned).toMatchObject({ selector: { status: 'approved' }, stages: [{ from: 'approved', to: 'deprecated', state: 'planned', reason: 'The old theme.', plannedBy: 'Ana' }] });
    const job = { organizationId: at.organization.id, changeId: planned.stages[0]?.id ?? 0 };
    await applyStage(at.deps, job);
    expect((await detail()).selector.status).toBe('approved');
    const later = { ...at.deps, clock: { now: () => new Date(Date.now() + 120_000) } };
    await applyStage(later, job);
    await applyStage(later, job);
    expect(await detail()).toMatchObject({ selector: { status: 'deprecated', version: at.selector.version + 1 }, stages: [{ state: 'effective', endedBy: 'Plan' }] });
    expect((await at.organization.ledger()).filter(({ action }) => action === 'selector.stage_changed')).toHaveLength(1);
  });

  it('come after the notice of the brand when nobody chooses a day', async () => {
    await at.setPolicy({ stageNoticeDays: 30 });
    const { stages, noticeDays } = await move('warned', { effectiveAt: null });
    expect(noticeDays).toBe(30);
    expect(Math.round((Date.parse(stages[0]?.effectiveAt ?? '') - Date.now()) / 86_400_000)).toBe(30);
  });

  it('are cancelled before their day, one is planned at a time, and going back is at once', async () => {
    const { stages } = await move('archived', { effectiveAt: null });
    expect(await refusal(move('warned', { effectiveAt: null }))).toBe('conflict.exists');
    const changeId = stages[0]?.id ?? 0;
    await cancelStage(at.deps, at.editor, { changeId });
    expect(await refusal(cancelStage(at.deps, at.editor, { changeId }))).toBe('selector.stage_ended');
    await applyStage({ ...at.deps, clock: { now: () => new Date(Date.now() + 100 * 86_400_000) } }, { organizationId: at.organization.id, changeId });
    expect((await detail()).selector.status).toBe('approved');
    await move('deprecated');
    await move('archived', { effectiveAt: null });
    expect(await move('approved', { effectiveAt: null })).toMatchObject({ selector: { status: 'approved', replacement: null }, stages: [{ state: 'effective' }, { state: 'cancelled' }, { state: 'effective' }, { state: 'cancelled' }] });
  });

  it('are refused to those who may not change knowledge, to an older form, and to where it is already', async () => {
    const input = { selectorId: at.selector.id, expectedVersion: at.selector.version, to: 'warned' as const, effectiveAt: null, replacement: null, reason: '' };
    const viewer = await (await at.organization.join('Vic', 'viewer')).principal();
    expect(await refusal(changeStage(at.deps, viewer, input))).toBe('access.denied');
    expect(await refusal(changeStage(at.deps, at.editor, { ...input, expectedVersion: 99 }))).toBe('conflict.stale_version');
    expect(await refusal(changeStage(at.deps, at.editor, { ...input, to: 'approved' }))).toBe('selector.stage_same');
    expect(await refusal(changeStage(at.deps, at.editor, { ...input, replacement: '.a >' }))).toBe('selector.unparsable');
  });
});

describe('those who use a selector', () => {
  it('are told before it goes, see it in the review, and nobody else is told', async () => {
    const author = await at.ricky.principal();
    const { id } = await at.code(author, CODE);
    await submitForReview(at.deps, author, { id, note: '' });
    await move('deprecated', { effectiveAt: '2099-03-01T00:00:00.000Z', replacement: '.amount' });
    const told = async (who: Principal) => (await listNotifications(at.deps, who, { limit: 10, unreadOnly: false })).rows.filter(({ event }) => event === 'selector_stage').map(({ text, detail: more }) => [text, more]);
    expect(await told(author)).toEqual([['Ana changes what code may use: Price (.price) is deprecated from 2099-03-01', `Use .amount instead.\nCode that uses it: #${id} A note.`]]);
    expect(await told(await at.eve.principal())).toEqual([]);
    expect(await getReview(at.deps, author, { id })).toMatchObject({ retiring: [{ selector: '.price', stage: 'approved', next: { to: 'deprecated', at: '2099-03-01T00:00:00.000Z' }, replacement: '.amount' }] });
    expect(await detail()).toMatchObject({ stages: [{ toldCount: 1 }], usage: { codes: [{ id, status: 'qa_review' }], codesByStatus: { qa_review: 1 }, liveCount: 0, unread: 0 } });
  });
});
