import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { variationReportSchema, verdictSchema } from '../verification/report.js';

/** Where a revision came from. Revision 1 is the code as it was generated. */
export const REVISION_ORIGINS = ['generated', 'edited', 'correction', 'restored'] as const;
export const revisionOriginSchema = z.enum(REVISION_ORIGINS).meta({ id: 'RevisionOrigin' });
export type RevisionOrigin = z.infer<typeof revisionOriginSchema>;

export const revisionSummarySchema = z
  .object({
    codeId: idSchema,
    number: z.int().positive(),
    /** SHA-256, hex, over page type, JavaScript and CSS: what votes and deployments name. */
    contentHash: z.string(),
    /** Over the meaning of all parts; null when one does not parse or was proved by a verifier that gave no hash. */
    astHash: z.string().nullable(),
    effectsHash: z.string().nullable(),
    verdict: verdictSchema,
    origin: revisionOriginSchema,
    /** Revision it was made from; null for revision 1. */
    basedOn: z.int().positive().nullable(),
    note: z.string(),
    authorUserId: idSchema.nullable(),
    createdBy: z.string(),
    onBehalfOf: z.string().nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'RevisionSummary' });
export type RevisionSummary = z.infer<typeof revisionSummarySchema>;

export const revisionSchema = revisionSummarySchema
  .extend({ pageType: z.string(), javascript: z.string(), css: z.string(), report: variationReportSchema })
  .meta({ id: 'Revision' });
export type Revision = z.infer<typeof revisionSchema>;

export const listRevisionsSchema = z.object({ id: idSchema });
export const revisionListSchema = z.object({ rows: z.array(revisionSummarySchema) });
export const getRevisionSchema = z.object({ id: idSchema, number: z.int().positive() });

/** An edit: a new revision on top of the one that was shown. */
export const createRevisionSchema = z
  .object({
    id: idSchema,
    /** Content hash of the revision that was edited; another newest one is refused with `review.stale_revision`. */
    baseHash: z.string().length(64),
    javascript: z.string().max(200_000),
    css: z.string().max(200_000),
    note: z.string().trim().max(2000).default(''),
    /** Corrections are reported by an operation of their own, with their reason. */
    origin: z.enum(['edited', 'restored']).default('edited'),
  })
  .meta({ id: 'CreateRevision' });
export type CreateRevision = z.infer<typeof createRevisionSchema>;
/** `keptVotes`: votes that hold for the new revision too, because meaning and effects are the same. */
export const createRevisionResultSchema = z.object({ revision: revisionSchema, keptVotes: z.int(), dismissedVotes: z.int() });

/** A side that can be compared with another one. */
export const codeSideSchema = z.object({
  side: z.enum(['template', 'generated', 'edited', 'live']),
  label: z.string(),
  revision: z.int().positive().nullable(),
  contentHash: z.string().nullable(),
  javascript: z.string(),
  css: z.string(),
});
export const codeSidesSchema = z.object({ sides: z.array(codeSideSchema) });
export type CodeSide = z.infer<typeof codeSideSchema>;
