import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { deadLetterIdsSchema, deadLetterResultSchema } from '@safecode/domain/jobs/dead-letter';
import type { LedgerAction } from '@safecode/domain/ledger/ledger-entry';
import { inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

export type DeadLetterIds = z.infer<typeof deadLetterIdsSchema>;
export type DeadLetterResult = z.infer<typeof deadLetterResultSchema>;

interface Settling {
  readonly action: Extract<LedgerAction, 'job.retried' | 'job.discarded'>;
  /** Answers the job's name, or null when there is no such dead job. */
  readonly settle: (tx: TenantTransaction, id: string) => Promise<string | null>;
}

/** Does one thing with each of several dead jobs, each in its own transaction with its own ledger entry. */
export async function settleDeadLetters(
  deps: Deps,
  principal: Principal,
  input: DeadLetterIds & Settling,
): Promise<DeadLetterResult> {
  assertCan(principal, 'job.manage');
  const context = tenantContextOf(principal);
  const results: DeadLetterResult['results'] = [];
  for (const id of new Set(input.ids)) {
    const isThere = await settleOne(deps, context, { id, ...input });
    results.push({ id, outcome: isThere ? 'done' : 'not_found' });
  }
  return { results };
}

/** Undoes the transaction of a job that turned out not to be there: nothing happened, so nothing is recorded. */
class NoSuchJob extends Error {}

async function settleOne(deps: Deps, context: TenantContext, job: Settling & { readonly id: string }): Promise<boolean> {
  try {
    await inTenantCommand(deps.db, context, async (tx) => {
      const name = await job.settle(tx, job.id);
      if (name === null) throw new NoSuchJob();
      return { result: undefined, ledger: [{ action: job.action, objectType: 'job', objectId: job.id, after: { job: name } }] };
    });
    return true;
  } catch (error) {
    if (error instanceof NoSuchJob) return false;
    throw error;
  }
}
