import { codeSidesSchema, createRevisionResultSchema, createRevisionSchema, getRevisionSchema, listRevisionsSchema, revisionListSchema, revisionSchema } from '@safecode/domain/review/revision';
import { createRevision } from '@safecode/usecases/revisions/create-revision';
import { getRevision } from '@safecode/usecases/revisions/get-revision';
import { listRevisions } from '@safecode/usecases/revisions/list-revisions';
import { listSides } from '@safecode/usecases/revisions/list-sides';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const revisionsRouter = router({
  list: memberProcedure
    .meta(operation('GET /generated-code/{id}/revisions', 'Revisions', 'Revisions of code, the newest first'))
    .input(listRevisionsSchema)
    .output(revisionListSchema)
    .query(({ ctx, input }) => listRevisions(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /generated-code/{id}/revisions/{number}', 'Revisions', 'One revision with its evidence'))
    .input(getRevisionSchema)
    .output(revisionSchema)
    .query(({ ctx, input }) => getRevision(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /generated-code/{id}/revisions', 'Revisions', 'Edits code: verifies it and keeps it as a new revision'))
    .input(createRevisionSchema)
    .output(createRevisionResultSchema)
    .mutation(({ ctx, input }) => createRevision(ctx.deps, ctx.principal, input)),
  sources: memberProcedure
    .meta(operation('GET /generated-code/{id}/sources', 'Revisions', 'The sides that can be compared: template, generated, edited, live'))
    .input(listRevisionsSchema)
    .output(codeSidesSchema)
    .query(({ ctx, input }) => listSides(ctx.deps, ctx.principal, input)),
});
