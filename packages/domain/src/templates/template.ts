import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { pageQuerySchema, pageOf } from '../paging/page.js';
import { idSchema, slugSchema, timestampSchema } from '../primitives.js';
import { variationReportSchema } from '../verification/report.js';
import { slotSchema } from './slot.js';

/** What a person writes when making or changing a template. */
export const templateContentSchema = z.object({
  name: z.string().trim().min(1).max(120),
  /** What it does, in the words an operator would ask for it. Ranked by full text and trigrams. */
  description: z.string().trim().min(1).max(2000),
  /** The kind of test, e.g. "banner", "sticky-bar", "badge". */
  testType: slugSchema,
  keywords: z.array(z.string().trim().min(1).max(60)).max(40).default([]),
  pageTypes: z.array(pageTypeSchema).min(1).max(50),
  javascript: z.string().max(100_000).default(''),
  css: z.string().max(100_000).default(''),
  slots: z.array(slotSchema).max(30).default([]),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

export const templateStatusSchema = z.enum(['published', 'archived']);

export const templateSchema = templateContentSchema
  .extend({
    id: idSchema,
    brandId: idSchema,
    slug: slugSchema,
    version: z.int().positive(),
    status: templateStatusSchema,
    report: variationReportSchema,
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof templateSchema>;

export const listTemplatesSchema = pageQuerySchema.extend({
  brandId: idSchema,
  pageType: pageTypeSchema.optional(),
  status: templateStatusSchema.optional(),
  q: z.string().max(200).optional(),
});
export const templatePageSchema = pageOf(templateSchema);

export const createTemplateSchema = templateContentSchema.extend({ brandId: idSchema, slug: slugSchema.optional() });
export const updateTemplateSchema = templateContentSchema.extend({
  id: idSchema,
  /** The version that was shown; an older one is refused with `conflict.stale_version`. */
  expectedVersion: z.int().positive(),
});
export const archiveTemplateSchema = z.object({ id: idSchema });
/** Verifies a template's content without saving it: slots are filled with their defaults or with examples. */
export const checkTemplateSchema = templateContentSchema.extend({ brandId: idSchema });
export const checkTemplateResultSchema = z.object({
  report: variationReportSchema,
  javascript: z.string(),
  css: z.string(),
});
