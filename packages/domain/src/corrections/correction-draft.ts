import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { correctionSourceSchema, reasonKindSchema, reportCorrectionSchema } from './correction.js';

/*
 *   proposed --approve, by somebody else--> approved     the selectors are approved selectors of the brand
 *       '------reject, by somebody else----> rejected
 *   kept                                                 nothing of it can be proposed: rules have no proposals
 *   any of them --sent again, by its author--> sent      it is a correction now
 *       '-------taken back-------------------> withdrawn by its author, or who may decide
 */
export const DRAFT_STATUSES = ['proposed', 'kept', 'approved', 'rejected', 'sent', 'withdrawn'] as const;
export const draftStatusSchema = z.enum(DRAFT_STATUSES).meta({ id: 'CorrectionDraftStatus' });
export type DraftStatus = z.infer<typeof draftStatusSchema>;

/** Over: nothing can be done with it any more. */
export const isDraftOver = (status: DraftStatus): boolean => status === 'sent' || status === 'withdrawn';

/** A correction that waits for the policy, with the text nobody has to write again. */
export const correctionDraftSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    codeId: idSchema,
    originalRevision: z.int().positive(),
    javascript: z.string(),
    css: z.string(),
    reasonKind: reasonKindSchema,
    reason: z.string(),
    source: correctionSourceSchema.exclude(['opal']),
    status: draftStatusSchema,
    /** Selectors it asks to be approved, in canonical spelling. */
    selectors: z.array(z.string()),
    pageType: z.string(),
    authorId: idSchema,
    author: z.string(),
    createdAt: timestampSchema,
    decidedBy: z.string().nullable(),
    decidedAt: timestampSchema.nullable(),
    decisionNote: z.string(),
    correctionId: idSchema.nullable(),
  })
  .meta({ id: 'CorrectionDraft' });
export type CorrectionDraft = z.infer<typeof correctionDraftSchema>;

/** A draft with what the caller may do. */
export const listedDraftSchema = correctionDraftSchema.extend({ isOwn: z.boolean(), decisionBlockedBy: z.string().nullable() }).meta({ id: 'ListedCorrectionDraft' });
export type ListedDraft = z.infer<typeof listedDraftSchema>;

export const listDraftsSchema = z.object({ id: idSchema });
export const draftPageSchema = z.object({ rows: z.array(listedDraftSchema) });
export const draftCorrectionSchema = reportCorrectionSchema
  .pick({ id: true, originalRevision: true, reasonKind: true, reason: true, source: true })
  .extend({
    javascript: z.string().max(200_000),
    css: z.string().max(200_000),
    /** The author's own draft that this one takes the place of. */
    replaces: idSchema.optional(),
  })
  .meta({ id: 'DraftCorrection' });
export type DraftCorrection = z.infer<typeof draftCorrectionSchema>;
export const decideDraftSchema = z.object({ draftId: idSchema, decision: z.enum(['approve', 'reject']), note: z.string().trim().max(1000).default('') }).meta({ id: 'DecideCorrectionDraft' });
export type DecideDraft = z.infer<typeof decideDraftSchema>;
export const draftIdSchema = z.object({ draftId: idSchema });
