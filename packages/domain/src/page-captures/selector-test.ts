import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { pageReferenceFields, viewportNameSchema } from './page-capture.js';

/** Matches that are described one by one; the others are counted. */
export const SHOWN_MATCHES = 100;

/** Without a page: the newest page of the page type. `global` takes the newest page of any type. */
export const testSelectorSchema = z.object({
  brandId: idSchema,
  pageType: pageTypeSchema.optional(),
  selector: z.string().max(1000),
  ...pageReferenceFields,
});
export type TestSelector = z.infer<typeof testSelectorSchema>;

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type MatchBox = z.infer<typeof boxSchema>;

export const selectorMatchSchema = z.object({
  tag: z.string(),
  /** The beginning of what it says: text of a stranger. */
  text: z.string(),
  /** Its ARIA role, or empty. */
  role: z.string(),
  /** Null where it is not known: the page was seen before places were kept. */
  visible: z.boolean().nullable(),
  box: boxSchema.nullable(),
});
export type SelectorMatch = z.infer<typeof selectorMatchSchema>;

/** `hidden`: everything that matches is invisible. `unclear`: one match of which nobody knows whether it is visible. */
export const viewVerdictSchema = z.enum(['one', 'several', 'none', 'hidden', 'unclear']);
export type ViewVerdict = z.infer<typeof viewVerdictSchema>;

export const viewTestSchema = z.object({
  viewport: viewportNameSchema,
  window: z.object({ width: z.int(), height: z.int() }),
  /** What of the page its picture shows, or null without a picture. */
  picture: z.object({ width: z.int(), height: z.int() }).nullable(),
  verdict: viewVerdictSchema,
  count: z.int(),
  visibleCount: z.int().nullable(),
  matches: z.array(selectorMatchSchema),
  /** Matches inside open shadow roots: a selector of the document does not reach them. */
  inShadowRoots: z.int(),
  shadowRoots: z.int(),
  /** Documents inside the page, which no selector of the page reaches. */
  frames: z.array(z.object({ url: z.string(), sameOrigin: z.boolean() })),
});
export type ViewTest = z.infer<typeof viewTestSchema>;

const countsSchema = z.array(z.object({ viewport: viewportNameSchema, count: z.int() }));

export const selectorTestSchema = z
  .object({
    selector: z.string(),
    /** Null: there is no page to test on yet. */
    page: z
      .object({ kind: z.enum(['capture', 'snapshot']), id: idSchema, address: z.string(), title: z.string(), pageType: pageTypeSchema, takenAt: timestampSchema })
      .nullable(),
    /** What is wrong with the selector, and where: offset and length in characters. */
    problem: z.object({ message: z.string(), at: z.int(), length: z.int() }).nullable(),
    views: z.array(viewTestSchema),
    /** 0..1, how likely it lives through the next release, with why. */
    stability: z.number().nullable(),
    reasons: z.array(z.string()),
    /** Better ways to say the first match, or the list, best first. */
    alternatives: z.array(z.object({ selector: z.string(), stability: z.number(), reasons: z.array(z.string()), counts: countsSchema })),
    /** What each step from the left matches, when the whole matches nothing: shows where it stops. */
    steps: z.array(z.object({ selector: z.string(), count: z.int() })),
    /** The same selector in the list of the brand, on this page type or everywhere. */
    listed: z.object({ id: idSchema, name: z.string(), status: z.string() }).nullable(),
    /** Counts on the newest other pages of the type. */
    elsewhere: z.array(z.object({ address: z.string(), viewport: viewportNameSchema, count: z.int() })),
  })
  .meta({ id: 'SelectorTest' });
export type SelectorTest = z.infer<typeof selectorTestSchema>;
