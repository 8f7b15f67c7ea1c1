import { z } from 'zod';

/** What can be wrong with what a brand allows, apart from any code. Names are stable. */
export const POLICY_FINDING_CODES = [
  'selector-unparsable',
  'selector-duplicate',
  'selector-contradiction',
  'selector-shadowed',
  'selector-own-prefix',
  'selector-page-type-unknown',
  'deprecation-without-effect',
  'deprecation-without-replacement',
  'replacement-unparsable',
  'replacement-not-approved',
  'replacement-cycle',
  'rule-duplicate-id',
  'rule-overruled',
  'rule-conflict',
  'rule-unsatisfiable',
  'host-never-matches',
  'host-of-shop-missing',
] as const;
export type PolicyFindingCode = (typeof POLICY_FINDING_CODES)[number];

/** What a policy finding is about: an entry of the list, a rule, or a field of the brand. */
export const policySubjectSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('selector'), selector: z.string(), pageType: z.string() }),
    z.object({ kind: z.literal('rule'), id: z.string() }),
    z.object({ kind: z.literal('brand'), field: z.enum(['site', 'ownPrefix', 'pageTypes']) }),
  ])
  .meta({ id: 'PolicySubject' });
export type PolicySubject = z.infer<typeof policySubjectSchema>;

/** Something in a policy that contradicts itself or can have no effect. An error may not be saved; a warning may. */
export const policyFindingSchema = z
  .object({
    code: z.enum(POLICY_FINDING_CODES),
    severity: z.enum(['error', 'warning']),
    /** A sentence that names both sides. */
    message: z.string(),
    /** How to mend it, in one sentence. */
    mend: z.string(),
    /** Everything it is about; where two things contradict each other, both. */
    subjects: z.array(policySubjectSchema).min(1),
  })
  .meta({ id: 'PolicyFinding' });
export type PolicyFinding = z.infer<typeof policyFindingSchema>;

/** What an answer to a save adds to what was saved: what the policy now says that may not be meant. */
export const policyWarningsSchema = z.object({ warnings: z.array(policyFindingSchema) });
