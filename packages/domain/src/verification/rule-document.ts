import { z } from 'zod';
import { FINDING_CATEGORIES } from './categories.js';
import { codeLanguageSchema } from './report.js';

const exampleSchema = z.object({ language: codeLanguageSchema, code: z.string() });

/** The page of one finding category: what is looked for, why, how to mend it, and an example of either side. */
export const ruleDocumentSchema = z
  .object({
    category: z.enum(FINDING_CATEGORIES),
    title: z.string(),
    /** Paragraphs; names and code stand between backticks. */
    text: z.string(),
    why: z.string(),
    mend: z.string(),
    refused: exampleSchema,
    accepted: exampleSchema,
  })
  .meta({ id: 'RuleDocument' });
export type RuleDocument = z.infer<typeof ruleDocumentSchema>;
export const ruleDocumentsSchema = z.array(ruleDocumentSchema);
