import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { policyWarningsSchema } from '../policy/policy-finding.js';
import { idSchema, timestampSchema } from '../primitives.js';

export const selectorStatusSchema = z.enum(['approved', 'warned', 'deprecated', 'archived']);
export type SelectorStatus = z.infer<typeof selectorStatusSchema>;

/** What an element is for: camelCase. */
export const SELECTOR_ROLE = /^[a-z][a-zA-Z0-9]{0,39}$/;

export const selectorContentSchema = z.object({
  selector: z.string().trim().min(1).max(1000),
  /** A page type of the brand, or `global`. */
  pageType: pageTypeSchema,
  name: z.string().trim().min(1).max(120),
  /** What the element is for, e.g. `buyButton`: templates find their target by role. */
  role: z
    .string()
    .regex(SELECTOR_ROLE, 'A role is camelCase, e.g. "buyButton".')
    .nullable()
    .default(null),
  description: z.string().max(1000).default(''),
  status: z.enum(['approved', 'warned', 'deprecated']).default('approved'),
  replacement: z.string().max(1000).nullable().default(null),
  subtree: z.boolean().default(false),
});
export type SelectorContent = z.infer<typeof selectorContentSchema>;

export const domSelectorSchema = selectorContentSchema
  .extend({
    id: idSchema,
    brandId: idSchema,
    status: selectorStatusSchema,
    version: z.int().positive(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'DomSelector' });
export type DomSelector = z.infer<typeof domSelectorSchema>;

/** A selector as it was saved, with what the brand's policy now says about it. */
export const savedSelectorSchema = domSelectorSchema.extend(policyWarningsSchema.shape).meta({ id: 'SavedSelector' });
export type SavedSelector = z.infer<typeof savedSelectorSchema>;

export const listSelectorsSchema = pageQuerySchema.extend({
  brandId: idSchema,
  pageType: pageTypeSchema.optional(),
  status: selectorStatusSchema.optional(),
  q: z.string().max(200).optional(),
});
export const selectorPageSchema = pageOf(domSelectorSchema);
export const createSelectorSchema = selectorContentSchema.extend({ brandId: idSchema });
export const updateSelectorSchema = selectorContentSchema.extend({ id: idSchema, expectedVersion: z.int().positive() });
export const archiveSelectorSchema = z.object({ id: idSchema });

/** Whether new code gets the selector: approved, or on its way out and not deprecated yet. */
export const isOffered = ({ status }: Pick<DomSelector, 'status'>): boolean => status === 'approved' || status === 'warned';
