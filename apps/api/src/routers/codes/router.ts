import { codeFacetsSchema, codePageSchema, generatedCodeSchema, getCodeSchema, listCodesSchema } from '@safecode/domain/codes/generated-code';
import { countCodes } from '@safecode/usecases/codes/count-codes';
import { getCode } from '@safecode/usecases/codes/get-code';
import { listCodes } from '@safecode/usecases/codes/list-codes';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const codesRouter = router({
  list: memberProcedure
    .meta(operation('GET /generated-code', 'Generated code', 'Generated code of the brands the caller may see'))
    .input(listCodesSchema)
    .output(codePageSchema)
    .query(({ ctx, input }) => listCodes(ctx.deps, ctx.principal, input)),
  facets: memberProcedure
    .meta(operation('GET /generated-code/facets', 'Generated code', 'Counts beside the filters of the list'))
    .input(listCodesSchema)
    .output(codeFacetsSchema)
    .query(({ ctx, input }) => countCodes(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /generated-code/{id}', 'Generated code', 'One piece of code with its evidence'))
    .input(getCodeSchema)
    .output(generatedCodeSchema)
    .query(({ ctx, input }) => getCode(ctx.deps, ctx.principal, input)),
});
