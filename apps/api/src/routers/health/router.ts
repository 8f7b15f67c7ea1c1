import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import {
  addWatchedPageSchema, changeWatchedPageSchema, healthOverviewInputSchema, healthOverviewSchema, mendIncidentSchema, mendResultSchema,
  selectorHistoryInputSchema, selectorHistorySchema, watchedPageIdSchema, watchedPageSchema,
} from '@safecode/domain/selector-health/health-view';
import { getHealth, listSelectorHistory } from '@safecode/usecases/selector-health/get-health';
import { mendIncident } from '@safecode/usecases/selector-health/mend-incident';
import { addWatchedPage, changeWatchedPage, removeWatchedPage, visitPageNow } from '@safecode/usecases/selector-health/watched-pages';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const healthRouter = router({
  overview: memberProcedure
    .meta(operation('GET /brands/{brandId}/health', 'Selector health', 'Pages that are watched, and incidents with what they put at risk'))
    .input(healthOverviewInputSchema)
    .output(healthOverviewSchema)
    .query(({ ctx, input }) => getHealth(ctx.deps, ctx.principal, input)),
  history: memberProcedure
    .meta(operation('GET /selectors/{selectorId}/validations', 'Selector health', 'What was seen of a selector, newest first'))
    .input(selectorHistoryInputSchema)
    .output(selectorHistorySchema)
    .query(({ ctx, input }) => listSelectorHistory(ctx.deps, ctx.principal, input)),
  addPage: memberProcedure
    .meta(operation('POST /watched-pages', 'Selector health', 'Watches a page; it is visited at once'))
    .input(addWatchedPageSchema)
    .output(watchedPageSchema)
    .mutation(({ ctx, input }) => addWatchedPage(ctx.deps, ctx.principal, input)),
  changePage: memberProcedure.input(changeWatchedPageSchema).output(watchedPageSchema).mutation(({ ctx, input }) => changeWatchedPage(ctx.deps, ctx.principal, input)),
  removePage: memberProcedure.input(watchedPageIdSchema).output(emptyResultSchema).mutation(({ ctx, input }) => removeWatchedPage(ctx.deps, ctx.principal, input)),
  visitNow: memberProcedure
    .meta(operation('POST /watched-pages/{id}/visit', 'Selector health', 'Visits a page now'))
    .input(watchedPageIdSchema)
    .output(emptyResultSchema)
    .mutation(({ ctx, input }) => visitPageNow(ctx.deps, ctx.principal, input)),
  mend: memberProcedure.input(mendIncidentSchema).output(mendResultSchema).mutation(({ ctx, input }) => mendIncident(ctx.deps, ctx.principal, input)),
});
