import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { boxSchema, impactSchema } from './health-view.js';

/** What changed around one selector that still finds its element. */
export const regionChangeSchema = z.object({
  id: idSchema,
  selectorId: idSchema,
  name: z.string(),
  selector: z.string(),
  /** Elements that came and went, as their own part of a line. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  before: z.object({ snapshotId: idSchema, box: boxSchema.nullable() }).nullable(),
  now: z.object({ snapshotId: idSchema, box: boxSchema.nullable() }).nullable(),
  impact: impactSchema,
});

/** Changes of one page that were seen at one visit. */
export const pageChangeSchema = z.object({
  pageId: idSchema,
  url: z.string(),
  pageType: z.string(),
  seenAt: timestampSchema,
  regions: z.array(regionChangeSchema),
});
export type PageChange = z.infer<typeof pageChangeSchema>;

export const listChangesInputSchema = z.object({ brandId: idSchema });
export const pageChangesSchema = z.object({ pages: z.array(pageChangeSchema) }).meta({ id: 'PageChanges' });
export type PageChanges = z.infer<typeof pageChangesSchema>;
export const markChangesSeenSchema = z.object({ brandId: idSchema, ids: z.array(idSchema).min(1).max(500) });
