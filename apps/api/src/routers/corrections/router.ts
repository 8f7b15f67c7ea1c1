import {
  correctionPageSchema, correctionPreviewSchema, correctionSchema, listCorrectionsSchema, previewCorrectionSchema, reportCorrectionResultSchema, reportCorrectionSchema, retractCorrectionSchema,
} from '@safecode/domain/corrections/correction';
import { listCorrections } from '@safecode/usecases/corrections/list-corrections';
import { previewCorrection } from '@safecode/usecases/corrections/preview-correction';
import { reportCorrection } from '@safecode/usecases/corrections/report-correction';
import { retractCorrection } from '@safecode/usecases/corrections/retract-correction';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const correctionsRouter = router({
  list: memberProcedure
    .meta(operation('GET /corrections', 'Corrections', 'Corrections of a brand or a code, the newest first'))
    .input(listCorrectionsSchema)
    .output(correctionPageSchema)
    .query(({ ctx, input }) => listCorrections(ctx.deps, ctx.principal, input)),
  preview: memberProcedure
    .meta(operation('POST /generated-code/{id}/corrections/preview', 'Corrections', 'What a correction would be recorded as; keeps nothing'))
    .input(previewCorrectionSchema)
    .output(correctionPreviewSchema)
    .mutation(({ ctx, input }) => previewCorrection(ctx.deps, ctx.principal, input)),
  report: memberProcedure
    .meta(operation('POST /generated-code/{id}/corrections', 'Corrections', 'Records how code had to be corrected; unsafe code is refused with its findings'))
    .input(reportCorrectionSchema)
    .output(reportCorrectionResultSchema)
    .mutation(({ ctx, input }) => reportCorrection(ctx.deps, ctx.principal, input)),
  retract: memberProcedure
    .meta(operation('POST /corrections/{id}/retract', 'Corrections', 'Takes a correction back, with what was learnt from it'))
    .input(retractCorrectionSchema)
    .output(correctionSchema)
    .mutation(({ ctx, input }) => retractCorrection(ctx.deps, ctx.principal, input)),
});
