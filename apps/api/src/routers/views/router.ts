import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import { createViewSchema, listViewsSchema, removeViewSchema, savedViewSchema, updateViewSchema, viewsSchema } from '@safecode/domain/views/saved-view';
import { createView } from '@safecode/usecases/views/create-view';
import { listViews } from '@safecode/usecases/views/list-views';
import { removeView } from '@safecode/usecases/views/remove-view';
import { updateView } from '@safecode/usecases/views/update-view';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const viewsRouter = router({
  list: memberProcedure.input(listViewsSchema).output(viewsSchema).query(({ ctx, input }) => listViews(ctx.deps, ctx.principal, input)),
  create: memberProcedure.input(createViewSchema).output(savedViewSchema).mutation(({ ctx, input }) => createView(ctx.deps, ctx.principal, input)),
  update: memberProcedure.input(updateViewSchema).output(savedViewSchema).mutation(({ ctx, input }) => updateView(ctx.deps, ctx.principal, input)),
  remove: memberProcedure.input(removeViewSchema).output(emptyResultSchema).mutation(({ ctx, input }) => removeView(ctx.deps, ctx.principal, input)),
});
