import { z } from 'zod';
import { SELECTOR_ROLE, selectorContentSchema } from '../selectors/dom-selector.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema } from '../primitives.js';
import { viewportNameSchema } from './page-capture.js';

/**
 * What became of a selector between an earlier look at the page and this one. `held`: it found the same element then;
 * `broke`: the element was there, but the selector did not find it; `new`: the element was not there; `unsure`: nobody
 * can tell which element it was.
 */
export const DRIFTS = ['held', 'broke', 'new', 'unsure'] as const;
export const driftSchema = z.enum(DRIFTS);
export type Drift = z.infer<typeof driftSchema>;

/** What a capture keeps of an element that was found on it. */
export const keptElementSchema = z.object({
  /** What the element is for, e.g. `addToCart`. */
  role: z.string().regex(SELECTOR_ROLE),
  selector: z.string(),
  /** 0..1: how likely a person would approve this element for this role. */
  confidence: z.number(),
  evidence: z.array(z.string()),
  alternatives: z.array(z.string()),
  /** Null without an earlier look at the page. */
  drift: driftSchema.nullable(),
});
export type KeptElement = z.infer<typeof keptElementSchema>;

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const foundElementSchema = keptElementSchema.extend({
  tag: z.string(),
  text: z.string(),
  stability: z.number(),
  reasons: z.array(z.string()),
  alternatives: z.array(z.object({ selector: z.string(), stability: z.number() })),
  /** What the selector matches on the capture itself, window by window. */
  places: z.array(z.object({ viewport: viewportNameSchema, count: z.int(), visible: z.boolean().nullable(), box: boxSchema.nullable() })),
  /** Looks at other pages of the type on which it matches exactly one element, of how many. */
  uniqueElsewhere: z.object({ unique: z.int(), of: z.int() }),
  /** A selector of the brand that stands for this element already. */
  listed: z.object({ id: idSchema, name: z.string(), selector: z.string() }).nullable(),
});
export type FoundElement = z.infer<typeof foundElementSchema>;

export const foundElementsSchema = z
  .object({
    captureId: idSchema,
    pageType: pageTypeSchema,
    /** Best first. */
    elements: z.array(foundElementSchema),
    views: z.array(z.object({ viewport: viewportNameSchema, picture: z.object({ width: z.int(), height: z.int() }).nullable() })),
    /** Other pages of the type that the selectors were tried on. */
    comparedWith: z.array(z.string()),
    /** Whether there is an earlier look at the same page. */
    hasEarlier: z.boolean(),
  })
  .meta({ id: 'FoundElements' });
export type FoundElements = z.infer<typeof foundElementsSchema>;
export const foundElementsInputSchema = z.object({ captureId: idSchema });

/** Several selectors in one step; each is checked as if it came alone. */
export const createSelectorsSchema = z.object({
  brandId: idSchema,
  items: z.array(selectorContentSchema.pick({ selector: true, pageType: true, name: true, role: true })).min(1).max(50),
});
export const createdSelectorsSchema = z.object({
  /** In the order of the request. */
  results: z.array(z.object({ selector: z.string(), id: idSchema.nullable(), refusal: z.string().nullable() })),
});
export type CreatedSelectors = z.infer<typeof createdSelectorsSchema>;
