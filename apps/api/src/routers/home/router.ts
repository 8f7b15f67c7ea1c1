import { homeSummaryInputSchema, homeSummarySchema } from '@safecode/domain/home/home-summary';
import { summarizeHome } from '@safecode/usecases/home/summarize-home';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const homeRouter = router({
  summary: memberProcedure
    .input(homeSummaryInputSchema)
    .output(homeSummarySchema)
    .query(({ ctx, input }) => summarizeHome(ctx.deps, ctx.principal, input)),
});
