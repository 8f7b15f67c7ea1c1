import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewOutcome, submitReviewSchema } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { readOutcome } from './read-outcome.js';
import { runReviewCommand } from './run-command.js';

/**
 * Sends code to review: opens a request with its deadlines and asks the people who are to decide.
 * @throws access.not_found, access.denied, review.not_safe, review.illegal_move, review.stale_revision
 */
export async function submitForReview(deps: Deps, principal: Principal, input: z.infer<typeof submitReviewSchema>): Promise<ReviewOutcome> {
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: 'review.submitted',
    note: input.note,
    command: () => ({ name: 'submit', contentHash: input.contentHash }),
    result: (_, tx) => readOutcome(tx, principal, { codeId: input.id, voteId: null }),
  });
}
