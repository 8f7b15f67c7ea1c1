import { z } from 'zod';
import { pageTypeSchema } from '../policy/brand-policy.js';
import { idSchema, optionalText, slugSchema } from '../primitives.js';
import { slotValuesSchema } from '../templates/slot.js';

/**
 * The main command: tRPC input, REST body and (in snake_case) the parameters of the Opal tool. Descriptions are what
 * an agent reads in the tool's manifest.
 */
export const generateVariationSchema = z
  .object({
    brand: slugSchema.describe('Brand slug, as listed by list_brands.'),
    pageType: pageTypeSchema.describe('Page type the variation is for, e.g. home, plp, pdp, cart or checkout.'),
    description: z.string().trim().min(3).max(4000).describe('What the variation should do, in plain words. Put exact copy in quotation marks.'),
    template: optionalText(60).describe('Slug of the template to use. Left out: the best match is chosen.'),
    answers: slotValuesSchema.nullish().describe('Answers to questions of an earlier call, an object of name and value.'),
  })
  .meta({ id: 'GenerateVariation' });
export type GenerateVariation = z.infer<typeof generateVariationSchema>;

/** A question that must be answered before code can be written. `name` is the key in `answers`. */
export const questionSchema = z
  .object({
    name: z.string(),
    question: z.string(),
    kind: z.enum(['text', 'color', 'number', 'selector', 'url', 'position', 'template']),
    choices: z.array(z.object({ value: z.string(), label: z.string() })),
  })
  .meta({ id: 'Question' });
export type Question = z.infer<typeof questionSchema>;

export const runIdSchema = z.object({ id: idSchema });
