import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { stageMove } from '@safecode/domain/selectors/selector-stage';
import { inTenantCommand, type TenantContext } from '@safecode/database/connection/in-tenant';
import { findSelector } from '@safecode/database/selectors/selector-repository';
import { endStageChange, lockStageChange, type StageRecord } from '@safecode/database/selectors/stage-repository';
import type { Deps } from '../deps.js';
import { settleChange } from '../selector-health/settle-change.js';
import { applyMove } from './move-stage.js';

/** Nothing was to be done: the transaction ends without a change and without an entry. */
class NothingDue extends Error {
  override readonly name = 'NothingDue';
}

/**
 * Lets a planned move of a selector take effect on its day. Run twice it does so once: the change is locked, and effective
 * or cancelled ever after.
 */
export async function applyStage(deps: Deps, job: { readonly organizationId: number; readonly changeId: number }): Promise<void> {
  const context: TenantContext = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Plan' } };
  try {
    await inTenantCommand(deps.db, context, async (tx) => {
      const change = await lockStageChange(tx, job.changeId);
      const selector = change === null ? null : await findSelector(tx, change.selectorId);
      if (change === null || selector === null || change.state !== 'planned' || new Date(change.effectiveAt) > deps.clock.now()) throw new NothingDue();
      if (stageMove(selector.status, change.to) !== 'onward') {
        // It went further, or back, in another way meanwhile.
        await endStageChange(tx, change.id, 'cancelled');
        return { result: undefined, ledger: [cancelledEntry(change, 'It has another stage by now.')] };
      }
      const moved = await applyMove(tx, { changeId: change.id, selector, to: change.to, replacement: change.replacement, reason: change.reason });
      const entry: LedgerRecord = { ...moved.ledger, reason: `Planned by ${change.plannedBy}. ${change.reason}`.trim() };
      return { result: undefined, ledger: [entry, ...(await settleChange(deps, tx, { before: selector, after: moved.selector }))] };
    });
  } catch (error) {
    if (error instanceof NothingDue) return;
    if (!(error instanceof DomainError)) throw error;
    // The brand's knowledge contradicts it by now: it stays as it is, and the plan says so by being cancelled.
    deps.log.warn('selectors.stage_refused', { organizationId: job.organizationId }, error);
    await cancelRefused(deps, context, { changeId: job.changeId, reason: error.message });
  }
}

async function cancelRefused(deps: Deps, context: TenantContext, { changeId, reason }: { changeId: number; reason: string }): Promise<void> {
  await inTenantCommand(deps.db, context, async (tx) => {
    const change = await lockStageChange(tx, changeId);
    if (change === null) throw new Error(`There is no change ${changeId} of a stage.`);
    await endStageChange(tx, changeId, 'cancelled');
    return { result: undefined, ledger: [cancelledEntry(change, reason)] };
  });
}

const cancelledEntry = ({ id, selectorId, brandId, to }: StageRecord, reason: string): LedgerRecord => ({
  action: 'selector.stage_cancelled',
  objectType: 'dom_selector',
  objectId: selectorId,
  brandId,
  before: { status: to, change: id },
  reason,
});
