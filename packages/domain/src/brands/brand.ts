import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { policyWarningsSchema } from '../policy/policy-finding.js';
import { domainNameSchema, idSchema, slugSchema, timestampSchema } from '../primitives.js';

export const brandContentSchema = z.object({
  name: z.string().trim().min(1).max(120),
  slug: slugSchema,
  /** Base URL of the shop. */
  site: z.url({ protocol: /^https?$/ }).max(500),
  domains: z.array(domainNameSchema).max(50).default([]),
  /** Prefix of every class, id, keyframes name and custom property the code introduces, e.g. `nw-`. */
  ownPrefix: z.string().regex(/^[a-z][a-z0-9-]{0,30}-$/, 'A lower-case word that ends with "-", e.g. "nw-".'),
  pageTypes: z.array(pageTypeSchema).min(1).max(50),
  description: z.string().max(2000).default(''),
});
export type BrandContent = z.infer<typeof brandContentSchema>;

export const brandStatusSchema = z.enum(['active', 'archived']);

export const brandSchema = brandContentSchema
  .extend({
    id: idSchema,
    status: brandStatusSchema,
    /** Grows with every change of the brand, its selectors, templates or rules. Part of every cache key. */
    knowledgeVersion: z.int().nonnegative(),
    isDemo: z.boolean(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Brand' });
export type Brand = z.infer<typeof brandSchema>;

/** A brand as it was saved, with what its policy now says about it. */
export const savedBrandSchema = brandSchema.extend(policyWarningsSchema.shape).meta({ id: 'SavedBrand' });
export type SavedBrand = z.infer<typeof savedBrandSchema>;

/** A brand with the counts a list shows. */
export const brandSummarySchema = brandSchema
  .extend({ selectorCount: z.int(), templateCount: z.int(), ruleCount: z.int(), codeCount: z.int() })
  .meta({ id: 'BrandSummary' });
export type BrandSummary = z.infer<typeof brandSummarySchema>;

export const listBrandsSchema = pageQuerySchema.extend({
  q: z.string().max(200).optional(),
  status: brandStatusSchema.optional(),
});
export const brandPageSchema = pageOf(brandSummarySchema);
export const getBrandSchema = z.object({ id: idSchema });
export const getBrandBySlugSchema = z.object({ slug: slugSchema });
export const updateBrandSchema = brandContentSchema.extend({ id: idSchema, expectedVersion: z.int().nonnegative() });
export const archiveBrandSchema = z.object({ id: idSchema });
