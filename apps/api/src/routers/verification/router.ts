import { validateCodeResultSchema, validateCodeSchema } from '@safecode/domain/codes/validate-code';
import { validateCode } from '@safecode/usecases/verification/validate-code';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const verificationRouter = router({
  validate: memberProcedure
    .meta(operation('POST /verifications', 'Verification', 'Verifies code against the rules of a brand'))
    .input(validateCodeSchema)
    .output(validateCodeResultSchema)
    .mutation(({ ctx, input }) => validateCode(ctx.deps, ctx.principal, input)),
});
