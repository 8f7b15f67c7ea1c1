import {
  correctionPageSchema, correctionPreviewSchema, correctionSchema, listCorrectionsSchema, previewCorrectionSchema, reportCorrectionResultSchema, reportCorrectionSchema, retractCorrectionSchema,
} from '@safecode/domain/corrections/correction';
import { decideDraftSchema, draftCorrectionSchema, draftIdSchema, draftPageSchema, listDraftsSchema, listedDraftSchema } from '@safecode/domain/corrections/correction-draft';
import { decideDraft, draftCorrection, listDrafts, withdrawDraft } from '@safecode/usecases/corrections/draft-correction';
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
  drafts: memberProcedure
    .meta(operation('GET /generated-code/{id}/correction-drafts', 'Corrections', 'Corrections of a code that wait for the policy'))
    .input(listDraftsSchema)
    .output(draftPageSchema)
    .query(({ ctx, input }) => listDrafts(ctx.deps, ctx.principal, input)),
  draft: memberProcedure
    .meta(operation('POST /generated-code/{id}/correction-drafts', 'Corrections', 'Keeps a correction that the policy refuses, and proposes the selectors it needs'))
    .input(draftCorrectionSchema)
    .output(listedDraftSchema)
    .mutation(({ ctx, input }) => draftCorrection(ctx.deps, ctx.principal, input)),
  decideDraft: memberProcedure
    .meta(operation('POST /correction-drafts/{draftId}/decision', 'Corrections', 'Approves the selectors a correction needs, or turns them down; whoever asks does not decide'))
    .input(decideDraftSchema)
    .output(listedDraftSchema)
    .mutation(({ ctx, input }) => decideDraft(ctx.deps, ctx.principal, input)),
  withdrawDraft: memberProcedure
    .meta(operation('POST /correction-drafts/{draftId}/withdraw', 'Corrections', 'Takes a correction that waits for the policy back'))
    .input(draftIdSchema)
    .output(listedDraftSchema)
    .mutation(({ ctx, input }) => withdrawDraft(ctx.deps, ctx.principal, input)),
});
