import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewOutcome, withdrawReviewSchema } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { readOutcome } from './read-outcome.js';
import { runReviewCommand } from './run-command.js';

/** Takes code back from review. @throws access.not_found, access.denied, review.illegal_move */
export async function withdrawReview(deps: Deps, principal: Principal, input: z.infer<typeof withdrawReviewSchema>): Promise<ReviewOutcome> {
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: 'review.withdrawn',
    note: input.note,
    command: () => ({ name: 'withdraw' }),
    result: (_, tx) => readOutcome(tx, principal, { codeId: input.id, voteId: null }),
  });
}
