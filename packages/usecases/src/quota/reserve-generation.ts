import { DomainError } from '@safecode/domain/errors/domain-error';
import { nextQuotaMonth } from '@safecode/domain/quota/generation-quota';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findQuota, reserveGenerations } from '@safecode/database/quota/quota-repository';
import type { Deps } from '../deps.js';

/**
 * Takes a place of this month's limit for a run, in the transaction that makes the run: when none is left, the refusal
 * undoes the run with it. Costs one look at a row that is not there for organisations without a limit.
 * @throws quota.exhausted
 */
export async function reserveGeneration(deps: Pick<Deps, 'clock'>, tx: TenantTransaction, runId: number): Promise<void> {
  const refused = await reserveGenerations(tx, [{ runId, isCharged: null }]);
  if (refused.length > 0) throw await quotaExhausted(deps, tx);
}

/** The refusal of a run that found no place. For callers that reserve for several runs at once. */
export async function quotaExhausted({ clock }: Pick<Deps, 'clock'>, tx: TenantTransaction): Promise<DomainError> {
  const { monthlyLimit } = await findQuota(tx);
  const resetsAt = nextQuotaMonth(clock.now()).toISOString();
  return new DomainError('quota.exhausted', { limit: monthlyLimit ?? 0, resetsAt, resetsOn: resetsAt.slice(0, 10) });
}
