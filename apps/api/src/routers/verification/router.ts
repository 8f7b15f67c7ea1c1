import { validateCodeResultSchema, validateCodeSchema } from '@safecode/domain/codes/validate-code';
import { ruleDocumentsSchema } from '@safecode/domain/verification/rule-document';
import { validateCode } from '@safecode/usecases/verification/validate-code';
import { RULE_DOCUMENTS } from '@safecode/verifier/rules/rule-documents';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const verificationRouter = router({
  documents: memberProcedure
    .meta(operation('GET /verifications/documents', 'Verification', 'The page of every category of findings, with an example of either side'))
    .output(ruleDocumentsSchema)
    .query(() => [...RULE_DOCUMENTS]),
  validate: memberProcedure
    .meta(operation('POST /verifications', 'Verification', 'Verifies code against the rules of a brand'))
    .input(validateCodeSchema)
    .output(validateCodeResultSchema)
    .mutation(({ ctx, input }) => validateCode(ctx.deps, ctx.principal, input)),
});
