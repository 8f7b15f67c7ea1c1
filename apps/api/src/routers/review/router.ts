import {
  approveCodeSchema, assignReviewSchema, bulkDecideResultSchema, bulkDecideSchema, decideReviewSchema, getReviewSchema, rejectCodeSchema, reopenReviewSchema,
  reviewOutcomeSchema, reviewQueueInputSchema, reviewQueueSchema, setCodeStatusSchema, submitReviewSchema, withdrawReviewSchema,
} from '@safecode/domain/review/commands';
import { reviewHistorySchema } from '@safecode/domain/review/review-history';
import { reviewViewSchema } from '@safecode/domain/review/review-view';
import { assignReview } from '@safecode/usecases/review/assign-review';
import { bulkDecide } from '@safecode/usecases/review/bulk-decide';
import { decideReview } from '@safecode/usecases/review/decide-review';
import { getReviewHistory } from '@safecode/usecases/review/get-review-history';
import { getReview } from '@safecode/usecases/review/get-review';
import { listWaiting } from '@safecode/usecases/review/list-waiting';
import { reopenReview } from '@safecode/usecases/review/reopen-review';
import { setCodeStatus } from '@safecode/usecases/review/set-code-status';
import { submitForReview } from '@safecode/usecases/review/submit-for-review';
import { withdrawReview } from '@safecode/usecases/review/withdraw-review';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const reviewRouter = router({
  get: memberProcedure
    .meta(operation('GET /generated-code/{id}/review', 'Review', 'Where code stands in its review, and what the caller may do'))
    .input(getReviewSchema)
    .output(reviewViewSchema)
    .query(({ ctx, input }) => getReview(ctx.deps, ctx.principal, input)),
  history: memberProcedure
    .meta(operation('GET /generated-code/{id}/review-history', 'Review', 'Every time code was sent to review, and the ledger entry of each step'))
    .input(getReviewSchema)
    .output(reviewHistorySchema)
    .query(({ ctx, input }) => getReviewHistory(ctx.deps, ctx.principal, input)),
  submit: memberProcedure
    .meta(operation('POST /generated-code/{id}/submit', 'Review', 'Sends code to review'))
    .input(submitReviewSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => submitForReview(ctx.deps, ctx.principal, input)),
  withdraw: memberProcedure
    .meta(operation('POST /generated-code/{id}/withdraw', 'Review', 'Takes code back from review'))
    .input(withdrawReviewSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => withdrawReview(ctx.deps, ctx.principal, input)),
  decide: memberProcedure
    .meta(operation('POST /generated-code/{id}/decision', 'Review', 'Approves, rejects or asks for changes, naming the hash that was looked at'))
    .input(decideReviewSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => decideReview(ctx.deps, ctx.principal, input)),
  setStatus: memberProcedure
    .meta(operation('PUT /generated-code/{id}/status', 'Review', 'Gives the command that leads to a status'))
    .input(setCodeStatusSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => setCodeStatus(ctx.deps, ctx.principal, input)),
  approve: memberProcedure
    .meta(operation('PUT /generated-code/{id}/approve', 'Review', 'Approves code'))
    .input(approveCodeSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => decideReview(ctx.deps, ctx.principal, { ...input, decision: 'approve' })),
  reject: memberProcedure
    .meta(operation('PUT /generated-code/{id}/reject', 'Review', 'Rejects code'))
    .input(rejectCodeSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => decideReview(ctx.deps, ctx.principal, { ...input, decision: 'reject' })),
  reopen: memberProcedure
    .meta(operation('POST /generated-code/{id}/reopen', 'Review', 'Puts code that was decided on before to review again'))
    .input(reopenReviewSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => reopenReview(ctx.deps, ctx.principal, input)),
  assign: memberProcedure
    .meta(operation('POST /generated-code/{id}/assignees', 'Review', 'Names who is asked to decide'))
    .input(assignReviewSchema)
    .output(reviewOutcomeSchema)
    .mutation(({ ctx, input }) => assignReview(ctx.deps, ctx.principal, input)),
  queue: memberProcedure
    .meta(operation('GET /reviews/waiting', 'Review', 'Code that waits for the caller'))
    .input(reviewQueueInputSchema)
    .output(reviewQueueSchema)
    .query(({ ctx, input }) => listWaiting(ctx.deps, ctx.principal, input)),
  bulkDecide: memberProcedure
    .meta(operation('POST /reviews/bulk', 'Review', 'Decides on many, each checked by itself'))
    .input(bulkDecideSchema)
    .output(bulkDecideResultSchema)
    .mutation(({ ctx, input }) => bulkDecide(ctx.deps, ctx.principal, input)),
});
