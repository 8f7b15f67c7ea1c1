import { markedSchema } from '@safecode/domain/notifications/notification';
import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import {
  addWatchedPageSchema, changeWatchedPageSchema, healthOverviewInputSchema, healthOverviewSchema,
  selectorHistoryInputSchema, selectorHistorySchema, watchedPageIdSchema, watchedPageSchema,
} from '@safecode/domain/selector-health/health-view';
import { decideMendSchema, mendIdSchema, mendIncidentSchema, mendViewSchema, proposeMendSchema } from '@safecode/domain/selector-health/mend';
import { listChangesInputSchema, markChangesSeenSchema, pageChangesSchema } from '@safecode/domain/selector-health/region-change';
import { selectorTimelineInputSchema, selectorTimelineSchema } from '@safecode/domain/selector-health/timeline';
import { getHealth, listSelectorHistory, listSelectorTimeline } from '@safecode/usecases/selector-health/get-health';
import { listPageChanges, markPageChangesSeen } from '@safecode/usecases/selector-health/page-changes';
import { decideMend, mendIncident, proposeMend, withdrawMend } from '@safecode/usecases/selector-health/propose-mend';
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
  timeline: memberProcedure
    .meta(operation('GET /selectors/{selectorId}/timeline', 'Selector health', 'What was seen of a selector, the newest first; looks that saw the same are one period'))
    .input(selectorTimelineInputSchema)
    .output(selectorTimelineSchema)
    .query(({ ctx, input }) => listSelectorTimeline(ctx.deps, ctx.principal, input)),
  changes: memberProcedure
    .meta(operation('GET /brands/{brandId}/page-changes', 'Selector health', 'What changed around selectors without breaking them'))
    .input(listChangesInputSchema)
    .output(pageChangesSchema)
    .query(({ ctx, input }) => listPageChanges(ctx.deps, ctx.principal, input)),
  markChangesSeen: memberProcedure
    .meta(operation('POST /brands/{brandId}/page-changes/seen', 'Selector health', 'Notes that somebody has looked at changes'))
    .input(markChangesSeenSchema)
    .output(markedSchema)
    .mutation(({ ctx, input }) => markPageChangesSeen(ctx.deps, ctx.principal, input)),
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
  mend: memberProcedure.input(mendIncidentSchema).output(mendViewSchema).mutation(({ ctx, input }) => mendIncident(ctx.deps, ctx.principal, input)),
  proposeMend: memberProcedure
    .meta(operation('POST /health-incidents/{incidentId}/mends', 'Selector health', 'Proposes what is to replace broken selectors'))
    .input(proposeMendSchema)
    .output(mendViewSchema)
    .mutation(({ ctx, input }) => proposeMend(ctx.deps, ctx.principal, input)),
  decideMend: memberProcedure.input(decideMendSchema).output(mendViewSchema).mutation(({ ctx, input }) => decideMend(ctx.deps, ctx.principal, input)),
  withdrawMend: memberProcedure
    .meta(operation('POST /mends/{mendId}/withdraw', 'Selector health', 'Takes a proposed mend back'))
    .input(mendIdSchema)
    .output(mendViewSchema)
    .mutation(({ ctx, input }) => withdrawMend(ctx.deps, ctx.principal, input)),
});
