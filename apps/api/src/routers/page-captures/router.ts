import { foundElementsInputSchema, foundElementsSchema } from '@safecode/domain/page-captures/found-element';
import { captureIdSchema, capturedPagesSchema, capturePageSchema, listCapturesSchema, pageCaptureSchema, uploadPageSchema } from '@safecode/domain/page-captures/page-capture';
import { getCapture, listCaptures } from '@safecode/usecases/page-captures/list-captures';
import { listElements } from '@safecode/usecases/page-captures/list-elements';
import { requestCapture, uploadPage } from '@safecode/usecases/page-captures/request-capture';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const pageCapturesRouter = router({
  list: memberProcedure
    .meta(operation('GET /page-captures', 'Page captures', 'Captures of a brand, newest first, snapshots of watched pages, and pages that can be captured'))
    .input(listCapturesSchema)
    .output(capturedPagesSchema)
    .query(({ ctx, input }) => listCaptures(ctx.deps, ctx.principal, input)),
  get: memberProcedure
    .meta(operation('GET /page-captures/{id}', 'Page captures', 'How far a capture is'))
    .input(captureIdSchema)
    .output(pageCaptureSchema)
    .query(({ ctx, input }) => getCapture(ctx.deps, ctx.principal, input)),
  request: memberProcedure
    .meta(operation('POST /page-captures', 'Page captures', 'Captures a page of the shop, through a desktop and a phone'))
    .input(capturePageSchema)
    .output(pageCaptureSchema)
    .mutation(({ ctx, input }) => requestCapture(ctx.deps, ctx.principal, input)),
  upload: memberProcedure
    .meta(operation('POST /page-captures/upload', 'Page captures', 'Captures a saved page, which is drawn and never executed'))
    .input(uploadPageSchema)
    .output(pageCaptureSchema)
    .mutation(({ ctx, input }) => uploadPage(ctx.deps, ctx.principal, input)),
  elements: memberProcedure
    .meta(operation('GET /page-captures/{captureId}/elements', 'Page captures', 'Elements found on a capture, best first, with selectors for them'))
    .input(foundElementsInputSchema)
    .output(foundElementsSchema)
    .query(({ ctx, input }) => listElements(ctx.deps, ctx.principal, input)),
});
