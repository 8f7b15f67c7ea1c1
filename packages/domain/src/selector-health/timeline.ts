import { z } from 'zod';
import { pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { healthReasonSchema, healthStateSchema } from './health-state.js';
import { boxSchema } from './health-view.js';

/** Looks at a selector on one page that saw the same, one after the other. */
export const timelinePeriodSchema = z.object({
  id: z.string(),
  pageId: idSchema,
  url: z.string(),
  pageType: z.string(),
  /** Width of the window, CSS pixels. */
  width: z.int(),
  /** The selector as it was written then. */
  selector: z.string(),
  state: healthStateSchema,
  /** The state before it on this page; null for the first one. */
  beforeState: healthStateSchema.nullable(),
  reasons: z.array(healthReasonSchema),
  matchCount: z.int(),
  visibleCount: z.int(),
  from: timestampSchema,
  until: timestampSchema,
  looks: z.int(),
  /** The page as it was when this began, and when what was before it ended; null once they are past their retention. */
  snapshotId: idSchema.nullable(),
  box: boxSchema.nullable(),
  beforeSnapshotId: idSchema.nullable(),
  beforeBox: boxSchema.nullable(),
});
export type TimelinePeriod = z.infer<typeof timelinePeriodSchema>;

export const selectorTimelineSchema = z.object({ rows: z.array(timelinePeriodSchema), nextCursor: z.string().nullable() }).meta({ id: 'SelectorTimeline' });
export type SelectorTimeline = z.infer<typeof selectorTimelineSchema>;
export const selectorTimelineInputSchema = pageQuerySchema.extend({ selectorId: idSchema });
