import { getReviewPolicySchema, reviewPolicySchema, updateReviewPolicySchema } from '@safecode/domain/review/review-policy';
import { getReviewPolicy } from '@safecode/usecases/review-policy/get-review-policy';
import { updateReviewPolicy } from '@safecode/usecases/review-policy/update-review-policy';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const reviewPolicyRouter = router({
  get: memberProcedure
    .meta(operation('GET /brands/{brandId}/review-policy', 'Review', 'How code of a brand is reviewed'))
    .input(getReviewPolicySchema)
    .output(reviewPolicySchema)
    .query(({ ctx, input }) => getReviewPolicy(ctx.deps, ctx.principal, input)),
  update: memberProcedure
    .meta(operation('PUT /brands/{brandId}/review-policy', 'Review', 'Changes how code of a brand is reviewed'))
    .input(updateReviewPolicySchema)
    .output(reviewPolicySchema)
    .mutation(({ ctx, input }) => updateReviewPolicy(ctx.deps, ctx.principal, input)),
});
