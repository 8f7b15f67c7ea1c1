import { brandConfidenceInputSchema, confidenceOverviewSchema, confidenceSettingsSchema, updateConfidenceSettingsSchema } from '@safecode/domain/confidence/confidence-model';
import { getConfidence } from '@safecode/usecases/confidence/get-confidence';
import { updateConfidenceSettings } from '@safecode/usecases/confidence/update-confidence-settings';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const confidenceRouter = router({
  overview: memberProcedure
    .meta(operation('GET /brands/{brandId}/confidence', 'Confidence', 'The model in use, and how its predictions came true'))
    .input(brandConfidenceInputSchema)
    .output(confidenceOverviewSchema)
    .query(({ ctx, input }) => getConfidence(ctx.deps, ctx.principal, input)),
  updateSettings: memberProcedure
    .meta(operation('PUT /brands/{brandId}/confidence', 'Confidence', 'Sets below which chance the brand is asked instead of given code'))
    .input(updateConfidenceSettingsSchema)
    .output(confidenceSettingsSchema)
    .mutation(({ ctx, input }) => updateConfidenceSettings(ctx.deps, ctx.principal, input)),
});
