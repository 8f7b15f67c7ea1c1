import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { DomSelector, SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import { describeStage } from '@safecode/domain/selectors/selector-stage';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listCodeAuthors } from '@safecode/database/discussions/code-texts';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { setSelectorStage } from '@safecode/database/selectors/selector-repository';
import { cancelPlannedStage, endStageChange, insertStageChange, noteTold } from '@safecode/database/selectors/stage-repository';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { findImpact } from '../selector-health/find-impact.js';
import { AT_RISK, loadUses } from '../selector-health/load-uses.js';
import { menders } from '../selector-health/tell-incident.js';

/** Code of these statuses is concerned when a selector goes: it is live, approved, or somebody decides on it. */
const CONCERNED: readonly string[] = [...AT_RISK, 'qa_review', 'changes_requested'];

export interface StagePlan {
  readonly selector: DomSelector;
  readonly to: SelectorStatus;
  readonly effectiveAt: Date;
  readonly replacement: string | null;
  readonly reason: string;
}

/**
 * Tells those who use a selector that it moves to another stage: the authors of code that is live, approved or in review,
 * the owners of the page type, and, when templates use it, those who may change them. Answers how many.
 */
export async function tellConsumers(deps: Deps, tx: TenantTransaction, { changeId, plan }: { readonly changeId: number; readonly plan: StagePlan }): Promise<number> {
  const { selector, to, effectiveAt, replacement, reason } = plan;
  const { templates, codes } = findImpact(selector, await loadUses(tx, selector.brandId, CONCERNED));
  const authors = (await Promise.all(codes.slice(0, 200).map(({ id }) => listCodeAuthors(tx, id)))).flat();
  const { owners } = await findReviewPolicy(tx, selector.brandId);
  const concerned = new Set([...authors, ...(codes.length === 0 ? [] : owners.filter(({ pageType }) => pageType === null || pageType === selector.pageType).map(({ userId }) => userId))]);
  const keepers = templates.length === 0 ? [] : (await menders(tx, selector.brandId)).map(({ userId }) => userId);
  const people = (await readersOf(tx, selector.brandId)).filter(({ userId }) => concerned.has(userId) || keepers.includes(userId));
  const detail = [
    ...(replacement === null ? [] : [`Use ${replacement} instead.`]),
    ...(codes.length === 0 ? [] : [`Code that uses it: ${namesOf(codes.map(({ id, title }) => `#${id} ${title}`))}.`]),
    ...(templates.length === 0 ? [] : [`Templates that use it: ${namesOf(templates.map(({ name }) => name))}.`]),
    ...(reason === '' ? [] : [reason]),
  ].join('\n');
  const title = describeStage({ ...selector, to, effectiveAt, now: deps.clock.now() });
  await notifyPeople(deps, tx, { event: 'selector_stage', about: { kind: 'selector', selectorId: selector.id, brandId: selector.brandId, title, detail }, dedupeKey: `stage:${changeId}`, people });
  return people.length;
}

const NAMED = 8;
const namesOf = (names: readonly string[]): string => `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`;

/** Writes down a move, tells those it concerns, and answers its number. @throws conflict.exists while another one is planned */
export async function planMove(deps: Deps, tx: TenantTransaction, plan: StagePlan): Promise<number> {
  const { selector, to, effectiveAt, replacement, reason } = plan;
  const id = await insertStageChange(tx, { selectorId: selector.id, brandId: selector.brandId, from: selector.status, to, effectiveAt, replacement, reason });
  await noteTold(tx, id, await tellConsumers(deps, tx, { changeId: id, plan }));
  return id;
}

/** Lets a planned move take effect. @throws conflict.exists, knowledge.contradictory */
export async function applyMove(tx: TenantTransaction, move: { readonly changeId: number; readonly selector: DomSelector; readonly to: SelectorStatus; readonly replacement: string | null; readonly reason: string }): Promise<{ selector: DomSelector; ledger: LedgerRecord }> {
  const { changeId, selector: before, to, reason } = move;
  const selector = await setSelectorStage(tx, { id: before.id, to, replacement: to === 'approved' ? null : (move.replacement ?? before.replacement) });
  await endStageChange(tx, changeId, 'effective');
  if (to !== 'archived') await assertSoundPolicy(tx, before.brandId, { kind: 'selector', selector: selector.selector, pageType: selector.pageType });
  return {
    selector,
    ledger: {
      action: 'selector.stage_changed',
      objectType: 'dom_selector',
      objectId: before.id,
      brandId: before.brandId,
      before: { status: before.status, replacement: before.replacement },
      after: { status: selector.status, replacement: selector.replacement, change: changeId },
      ...(reason === '' ? {} : { reason }),
    },
  };
}

/**
 * Notes that a selector got another stage as part of another change of it, and tells those who use it. The selector as it
 * was is given; its row has the new stage already.
 */
export async function noteMove(deps: Deps, tx: TenantTransaction, { before, after, reason }: { readonly before: DomSelector; readonly after: DomSelector; readonly reason: string }): Promise<void> {
  if (before.status === after.status) return;
  await cancelPlannedStage(tx, before.id);
  const id = await planMove(deps, tx, { selector: before, to: after.status, effectiveAt: deps.clock.now(), replacement: after.replacement, reason });
  await endStageChange(tx, id, 'effective');
}
