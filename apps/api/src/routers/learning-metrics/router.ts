import { correctionReasonsInputSchema, correctionReasonsSchema, learningMetricsInputSchema, learningMetricsSchema, listOutcomesSchema, outcomePageSchema } from '@safecode/domain/learning-metrics/learning-metrics';
import { getCorrectionReasons } from '@safecode/usecases/learning-metrics/get-correction-reasons';
import { getLearningMetrics, listOutcomes } from '@safecode/usecases/learning-metrics/get-learning-metrics';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const learningMetricsRouter = router({
  get: memberProcedure
    .meta(operation('GET /brands/{brandId}/learning-metrics', 'Learning', 'How often code is approved as it was generated, over time and by what it was made from'))
    .input(learningMetricsInputSchema)
    .output(learningMetricsSchema)
    .query(({ ctx, input }) => getLearningMetrics(ctx.deps, ctx.principal, input)),
  reasons: memberProcedure
    .meta(operation('GET /brands/{brandId}/correction-reasons', 'Learning', 'Why people correct code, by what their reasons are about'))
    .input(correctionReasonsInputSchema)
    .output(correctionReasonsSchema)
    .query(({ ctx, input }) => getCorrectionReasons(ctx.deps, ctx.principal, input)),
  outcomes: memberProcedure
    .meta(operation('GET /brands/{brandId}/outcomes', 'Learning', 'The codes behind a number of the metrics'))
    .input(listOutcomesSchema)
    .output(outcomePageSchema)
    .query(({ ctx, input }) => listOutcomes(ctx.deps, ctx.principal, input)),
});
