import { generationQuotaSchema, setGenerationQuotaSchema } from '@safecode/domain/quota/generation-quota';
import { modelUseSchema } from '@safecode/domain/quota/model-use';
import { getGenerationQuota, getModelUse } from '@safecode/usecases/quota/get-generation-quota';
import { setGenerationQuota } from '@safecode/usecases/quota/set-generation-quota';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const quotaRouter = router({
  get: memberProcedure.output(generationQuotaSchema).query(({ ctx }) => getGenerationQuota(ctx.deps, ctx.principal)),
  modelUse: memberProcedure.output(modelUseSchema).query(({ ctx }) => getModelUse(ctx.deps, ctx.principal)),
  set: memberProcedure
    .input(setGenerationQuotaSchema)
    .output(generationQuotaSchema)
    .mutation(({ ctx, input }) => setGenerationQuota(ctx.deps, ctx.principal, input)),
});
