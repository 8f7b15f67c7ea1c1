import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewOutcome } from '@safecode/domain/review/commands';
import { quorumOf } from '@safecode/domain/review/decide-vote';
import { describeMissing } from '@safecode/domain/review/votes';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { loadReview } from './load-review.js';

/** Where code stands, as the answer of a command. Read anew: a vote that was just given is among those that count. */
export async function readOutcome(tx: TenantTransaction, principal: Principal, command: { readonly codeId: number; readonly voteId: number | null }): Promise<ReviewOutcome> {
  const { state, policy } = await loadReview(tx, principal, await findCodeRow(tx, command.codeId));
  const missing = state.status === 'qa_review' ? describeMissing(quorumOf(state, policy)) : '';
  return { id: command.codeId, status: state.status, revision: state.revision, contentHash: state.contentHash, voteId: command.voteId, missing };
}
