import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { optionalText, slugSchema } from '../primitives.js';
import { variationReportSchema } from '../verification/report.js';

/** Verifies code that somebody wrote against the rules of a brand; nothing is stored but the call. */
export const validateCodeSchema = z
  .object({
    brand: slugSchema.describe('Brand slug, as listed by list_brands.'),
    pageType: pageTypeSchema.describe('Page type the code is for, e.g. pdp.'),
    javascript: optionalText(200_000).describe('JavaScript of the variation.'),
    css: optionalText(200_000).describe('CSS of the variation.'),
  })
  .meta({ id: 'ValidateCode' });
export type ValidateCode = z.infer<typeof validateCodeSchema>;
export const validateCodeResultSchema = z.object({ report: variationReportSchema });
