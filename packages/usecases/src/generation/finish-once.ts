import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { completeRequestOfRun } from '@safecode/database/requests/request-repository';
import type { Deps } from '../deps.js';

/** Thrown to undo a transaction whose run turned out to be over. */
class RunIsOver extends Error {}

/** Stores how a run ended together with the answer of the call that asked for it, unless the run is over already (false). */
export async function finishOnce(
  deps: Deps,
  context: TenantContext,
  work: { readonly runId: number; readonly store: (tx: TenantTransaction) => Promise<LedgerRecord[]> },
): Promise<boolean> {
  try {
    await inTenantCommand(deps.db, context, async (tx) => {
      const ledger = await work.store(tx);
      if (ledger.length === 0) throw new RunIsOver();
      await completeRequestOfRun(tx, work.runId);
      return { result: undefined, ledger };
    });
    return true;
  } catch (error) {
    if (error instanceof RunIsOver) return false;
    throw error;
  }
}
