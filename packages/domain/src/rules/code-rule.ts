import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { policyRuleSchema, writtenRuleSchema } from '../policy/brand-policy.js';
import { policyWarningsSchema } from '../policy/policy-finding.js';
import { idSchema, timestampSchema } from '../primitives.js';

export const ruleStatusSchema = z.enum(['active', 'archived']);

/** A rule of a brand. `definition.id` is the number people quote, e.g. `N05`; unique within the brand. */
export const codeRuleSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    definition: policyRuleSchema,
    status: ruleStatusSchema,
    version: z.int().positive(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'CodeRule' });
export type CodeRule = z.infer<typeof codeRuleSchema>;

/** A rule as it was saved, with what the brand's policy now says about it. */
export const savedRuleSchema = codeRuleSchema.extend(policyWarningsSchema.shape).meta({ id: 'SavedRule' });
export type SavedRule = z.infer<typeof savedRuleSchema>;

export const listRulesSchema = pageQuerySchema.extend({ brandId: idSchema, status: ruleStatusSchema.optional() });

/** A rule in a list. `keeper`: whose a rule that was learnt is, and the last day on which it holds, UTC; null for rules that people wrote. */
export const listedRuleSchema = codeRuleSchema.extend({ keeper: z.object({ owner: z.string(), expiresOn: z.iso.date() }).nullable() }).meta({ id: 'ListedRule' });
export type ListedRule = z.infer<typeof listedRuleSchema>;
export const rulePageSchema = pageOf(listedRuleSchema);
export const createRuleSchema = z.object({ brandId: idSchema, definition: writtenRuleSchema });
export const updateRuleSchema = z.object({ id: idSchema, definition: writtenRuleSchema, expectedVersion: z.int().positive() });
export const archiveRuleSchema = z.object({ id: idSchema });
