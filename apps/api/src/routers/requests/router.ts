import { listRequestsSchema, opalRequestSchema, requestPageSchema } from '@safecode/domain/requests/opal-request';
import { getRequestSchema } from '@safecode/domain/requests/get-request';
import { getRequest } from '@safecode/usecases/requests/get-request';
import { listRequests } from '@safecode/usecases/requests/list-requests';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const requestsRouter = router({
  list: memberProcedure
    .meta(operation('GET /analytics/opal-requests', 'Opal requests', 'Calls of Opal, newest first'))
    .input(listRequestsSchema)
    .output(requestPageSchema)
    .query(({ ctx, input }) => listRequests(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /analytics/opal-requests/{id}', 'Opal requests', 'One call of Opal'))
    .input(getRequestSchema)
    .output(opalRequestSchema)
    .query(({ ctx, input }) => getRequest(ctx.deps, ctx.principal, input)),
});
