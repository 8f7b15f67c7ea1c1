import type { OutcomeReason, TroubleKind } from '@safecode/domain/confidence/outcome';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findRequestText, insertOutcome } from '@safecode/database/confidence/outcome-repository';
import { requestWords } from '@safecode/learning/confidence/request-words';

export interface Settling {
  readonly codeId: number;
  readonly reason: OutcomeReason;
  /** Null exactly when it was approved. */
  readonly trouble: TroubleKind | null;
  readonly at: Date;
}

/**
 * Settles what became of a code, in the transaction of what settles it. The first outcome stays, whatever happens later:
 * code that was approved as generated and is mended next year because the shop changed was approved as generated.
 */
export async function settleOutcome(tx: TenantTransaction, { codeId, reason, trouble, at }: Settling): Promise<void> {
  const description = await findRequestText(tx, codeId);
  if (description === null) return;
  await insertOutcome(tx, { codeId, reason, trouble, words: requestWords(description), settledAt: at });
}
