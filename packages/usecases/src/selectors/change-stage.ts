import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { stageEffectiveAt, stageMove, type ChangeStage, type SelectorDetail } from '@safecode/domain/selectors/selector-stage';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { findSelector } from '@safecode/database/selectors/selector-repository';
import { cancelPlannedStage, endStageChange, lockStageChange } from '@safecode/database/selectors/stage-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { settleChange } from '../selector-health/settle-change.js';
import { assertUsableSelector } from './check-selector.js';
import { viewSelector } from './get-selector.js';
import { applyMove, planMove } from './move-stage.js';

/**
 * Moves a selector to another stage: further on its way out on a day that is told to those who use it, or back at once.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists, selector.stage_same,
 *   selector.unparsable, knowledge.contradictory
 */
export async function changeStage(deps: Deps, principal: Principal, input: ChangeStage): Promise<SelectorDetail> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const selector = assertVisible(principal, await findSelector(tx, input.selectorId), 'selector');
    await assertChangeableBrand(tx, principal, { brandId: selector.brandId, permission: 'knowledge.update' });
    assertMove(selector, input);
    const ledger = await move(deps, tx, { selector, input });
    return { result: await viewSelector(tx, selector.id), ledger };
  });
}

function assertMove(selector: DomSelector, { expectedVersion, to, replacement }: ChangeStage): void {
  if (selector.version !== expectedVersion) throw new DomainError('conflict.stale_version', { changedBy: selector.updatedBy ?? 'somebody else' });
  if (stageMove(selector.status, to) === 'same') throw new DomainError('selector.stage_same', { stage: to });
  if (replacement !== null) assertUsableSelector({ selector: replacement, subtree: false, replacement: null });
}

async function move(deps: Deps, tx: TenantTransaction, { selector, input }: { selector: DomSelector; input: ChangeStage }): Promise<LedgerRecord[]> {
  const { to, replacement, reason } = input;
  const now = deps.clock.now();
  const { stageNoticeDays } = await findReviewPolicy(tx, selector.brandId);
  const wanted = input.effectiveAt === null ? null : new Date(input.effectiveAt);
  const effectiveAt = stageEffectiveAt({ from: selector.status, to, wanted, noticeDays: stageNoticeDays }, now);
  // Going back is the answer to whatever was planned.
  if (stageMove(selector.status, to) === 'undo') await cancelPlannedStage(tx, selector.id);
  const changeId = await planMove(deps, tx, { selector, to, effectiveAt, replacement, reason });
  if (effectiveAt <= now) {
    const moved = await applyMove(tx, { changeId, selector, to, replacement, reason });
    return [moved.ledger, ...(await settleChange(deps, tx, { before: selector, after: moved.selector }))];
  }
  const { organizationId } = tx.tenantContext;
  await enqueueJob(tx, 'selectors.apply_stage', { payload: { organizationId, changeId }, jobKey: `stage:${changeId}`, runAt: effectiveAt });
  const planned: LedgerRecord = {
    action: 'selector.stage_planned',
    objectType: 'dom_selector',
    objectId: selector.id,
    brandId: selector.brandId,
    before: { status: selector.status },
    after: { status: to, from: effectiveAt.toISOString(), change: changeId },
    ...(reason === '' ? {} : { reason }),
  };
  return [planned];
}

/** Takes a planned move back before it takes effect. @throws access.not_found, access.denied, conflict.archived, selector.stage_ended */
export async function cancelStage(deps: Deps, principal: Principal, input: { readonly changeId: number }): Promise<SelectorDetail> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const change = assertVisible(principal, await lockStageChange(tx, input.changeId), 'change of a stage');
    await assertChangeableBrand(tx, principal, { brandId: change.brandId, permission: 'knowledge.update' });
    if (change.state !== 'planned') throw new DomainError('selector.stage_ended', { state: change.state });
    await endStageChange(tx, change.id, 'cancelled');
    const entry: LedgerRecord = { action: 'selector.stage_cancelled', objectType: 'dom_selector', objectId: change.selectorId, brandId: change.brandId, before: { status: change.to, change: change.id } };
    return { result: await viewSelector(tx, change.selectorId), ledger: [entry] };
  });
}
