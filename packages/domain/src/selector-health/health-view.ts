import { z } from 'zod';
import { robotsOverrideSchema } from '../domain-proofs/domain-proof.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { healthReasonSchema, healthStateSchema } from './health-state.js';
import { mendViewSchema } from './mend.js';

const viewportSchema = z.object({ width: z.int().min(320).max(3840), height: z.int().min(320).max(3840) });
export const DESKTOP_VIEWPORT = { width: 1280, height: 900 } as const;

const watchedUrl = z
  .url({ protocol: /^https?$/, error: 'Use the address of a page, with https://.' })
  .max(2000);

const watchedContent = {
  pageType: pageTypeSchema,
  url: watchedUrl,
  viewport: viewportSchema.default({ ...DESKTOP_VIEWPORT }),
  /** Minutes between two visits. */
  everyMinutes: z.int().min(15).max(10_080).default(360),
};

export const VISIT_OUTCOMES = ['seen', 'refused', 'failed'] as const;

/** A page of the shop that is visited on a schedule. `refused`: the site asks robots to stay away. */
export const watchedPageSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    ...watchedContent,
    nextVisitAt: timestampSchema,
    lastVisitAt: timestampSchema.nullable(),
    lastOutcome: z.enum(VISIT_OUTCOMES).nullable(),
    /** Why the last visit saw nothing, for people. */
    lastError: z.string().nullable(),
    failures: z.int(),
    version: z.int(),
    /** Selectors that are watched on it, by state. */
    counts: z.object({ valid: z.int(), broken: z.int(), unchecked: z.int() }),
  })
  .meta({ id: 'WatchedPage' });
export type WatchedPage = z.infer<typeof watchedPageSchema>;

export const addWatchedPageSchema = z.object({ brandId: idSchema, ...watchedContent });
export const changeWatchedPageSchema = z.object({ id: idSchema, expectedVersion: z.int().positive(), ...watchedContent });
export const watchedPageIdSchema = z.object({ id: idSchema });

export const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof boxSchema>;

/** What could take the place of a selector: `gone` when its element is nowhere. */
export const suggestionSchema = z.object({
  outcome: z.enum(['found', 'gone', 'uncertain']),
  selector: z.string().nullable(),
  /** Probability, 0..1, that the outcome is right. */
  confidence: z.number(),
  /** 0..1, how long the selector is likely to last, with why. */
  stability: z.number().nullable(),
  reasons: z.array(z.string()),
  /** Where the element is on the picture. */
  box: boxSchema.nullable(),
  alternatives: z.array(z.object({ selector: z.string(), confidence: z.number() })),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** What depends on a selector. Codes are those that are approved, scheduled or live. */
export const impactSchema = z.object({
  templates: z.array(z.object({ id: idSchema, name: z.string() })),
  codes: z.array(z.object({ id: idSchema, title: z.string(), status: z.string() })),
  liveCount: z.int(),
});
export type Impact = z.infer<typeof impactSchema>;

export const incidentSelectorSchema = z.object({
  selectorId: idSchema,
  name: z.string(),
  selector: z.string(),
  selectorVersion: z.int(),
  pageId: idSchema,
  pageType: z.string(),
  url: z.string(),
  state: healthStateSchema,
  reasons: z.array(healthReasonSchema),
  suggestion: suggestionSchema.nullable(),
  /** Pictures before and now, where they were taken, with the element's place on each. */
  before: z.object({ snapshotId: idSchema, box: boxSchema.nullable() }).nullable(),
  now: z.object({ snapshotId: idSchema }).nullable(),
  impact: impactSchema,
  decision: z.enum(['replaced', 'retired', 'accepted']).nullable(),
  decidedBy: z.string().nullable(),
});
export type IncidentSelector = z.infer<typeof incidentSelectorSchema>;

/** One change of the shop that broke something. */
export const incidentSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    openedAt: timestampSchema,
    closedAt: timestampSchema.nullable(),
    selectors: z.array(incidentSelectorSchema),
    /** What was proposed and done about it, the newest first. */
    mends: z.array(mendViewSchema),
  })
  .meta({ id: 'HealthIncident' });
export type Incident = z.infer<typeof incidentSchema>;

export const healthOverviewSchema = z.object({
  /** Whether a mend needs a second person in this brand. */
  mendsNeedApproval: z.boolean(),
  /** Hosts whose robots.txt is not asked. */
  robotsOverrides: z.array(robotsOverrideSchema),
  pages: z.array(watchedPageSchema),
  /** Open ones first, then the last ones that closed. */
  incidents: z.array(incidentSchema),
  selectors: z.array(z.object({ selectorId: idSchema, state: healthStateSchema, checkedAt: timestampSchema.nullable() })),
});
export type HealthOverview = z.infer<typeof healthOverviewSchema>;
export const healthOverviewInputSchema = z.object({ brandId: idSchema });

export const selectorHistorySchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      pageType: z.string(),
      selector: z.string(),
      state: healthStateSchema,
      reasons: z.array(healthReasonSchema),
      matchCount: z.int(),
      visibleCount: z.int(),
      snapshotId: idSchema.nullable(),
      box: boxSchema.nullable(),
      checkedAt: timestampSchema,
    }),
  ),
});
export const selectorHistoryInputSchema = z.object({ selectorId: idSchema });

export const snapshotPictureInputSchema = z.object({ snapshotId: idSchema });
