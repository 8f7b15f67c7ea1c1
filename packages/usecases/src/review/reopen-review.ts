import type { Principal } from '@safecode/domain/access/principal';
import type { reopenReviewSchema, ReviewOutcome } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { readOutcome } from './read-outcome.js';
import { runReviewCommand } from './run-command.js';

/** Puts code that was decided on to review again; earlier votes on it are dismissed. @throws access.not_found, access.denied, review.illegal_move */
export async function reopenReview(deps: Deps, principal: Principal, input: z.infer<typeof reopenReviewSchema>): Promise<ReviewOutcome> {
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: 'review.reopened',
    note: input.note,
    command: () => ({ name: 'reopen' }),
    result: (_, tx) => readOutcome(tx, principal, { codeId: input.id, voteId: null }),
  });
}
