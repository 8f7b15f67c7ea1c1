import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** The windows a page is captured through, in CSS pixels. */
export const CAPTURE_VIEWPORTS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
export const VIEWPORT_NAMES = ['desktop', 'phone'] as const;
export const viewportNameSchema = z.enum(VIEWPORT_NAMES).meta({ id: 'ViewportName' });
export type ViewportName = z.infer<typeof viewportNameSchema>;

/** Characters of a saved page that may be sent: with its escapes it still fits into one request. */
export const MAX_UPLOAD_LENGTH = 1_200_000;

/**
 * How far a capture is. Each stage is kept before the next one begins, so that a capture goes on where it was.
 *
 * ```
 *   queued -> desktop -> phone -> elements -> done
 *      any of them -> failed   (the page cannot be seen; another capture is asked for by a person)
 * ```
 */
export const CAPTURE_STAGES = ['queued', 'desktop', 'phone', 'elements', 'done', 'failed'] as const;
export const captureStageSchema = z.enum(CAPTURE_STAGES).meta({ id: 'CaptureStage' });
export type CaptureStage = z.infer<typeof captureStageSchema>;

/** True once nothing more happens to a capture by itself. */
export const isCaptureOver = (stage: CaptureStage): boolean => stage === 'done' || stage === 'failed';

/** A page of the shop as it was looked at once, through several windows. */
export const pageCaptureSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    pageType: pageTypeSchema,
    source: z.enum(['address', 'upload']),
    /** The address that was visited, or the name of the file. */
    address: z.string(),
    title: z.string().nullable(),
    stage: captureStageSchema,
    /** Why there is nothing to see, for people. */
    error: z.string().nullable(),
    requestedBy: z.string().nullable(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
    /** Windows it was seen through so far. */
    viewports: z.array(viewportNameSchema),
  })
  .meta({ id: 'PageCapture' });
export type PageCapture = z.infer<typeof pageCaptureSchema>;

/** The newest look of a visit at a watched page, which can be tested like a capture. */
export const pageSnapshotSchema = z
  .object({ id: idSchema, pageType: pageTypeSchema, address: z.string(), title: z.string(), seenAt: timestampSchema, viewport: viewportNameSchema })
  .meta({ id: 'PageSnapshot' });
export type PageSnapshot = z.infer<typeof pageSnapshotSchema>;

/** A page that can be captured without typing its address: one that is watched, or of the demonstration shop. */
const knownPlaceSchema = z.object({ url: z.string(), pageType: pageTypeSchema, from: z.enum(['watched', 'demo']) });
export type KnownPlace = z.infer<typeof knownPlaceSchema>;

export const capturedPagesSchema = z.object({
  /** Newest first. */
  captures: z.array(pageCaptureSchema),
  snapshots: z.array(pageSnapshotSchema),
  places: z.array(knownPlaceSchema),
});
export type CapturedPages = z.infer<typeof capturedPagesSchema>;
export const listCapturesSchema = z.object({ brandId: idSchema });
export const captureIdSchema = z.object({ id: idSchema });

export const capturePageSchema = z.object({
  brandId: idSchema,
  pageType: pageTypeSchema,
  url: z.url({ protocol: /^https?$/, error: 'Use the address of a page, with https://.' }).max(2000),
});
export const uploadPageSchema = z.object({
  brandId: idSchema,
  pageType: pageTypeSchema,
  fileName: z.string().trim().min(1).max(200),
  html: z.string().min(1).max(MAX_UPLOAD_LENGTH),
});

/** Which page a picture or a test is of: exactly one of the two. */
export const pageReferenceFields = { captureId: idSchema.optional(), snapshotId: idSchema.optional() };
export type PageReference = { readonly kind: 'capture' | 'snapshot'; readonly id: number };

export const capturePictureInputSchema = z.object({ captureId: idSchema, viewport: viewportNameSchema });
