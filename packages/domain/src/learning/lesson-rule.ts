import { z } from 'zod';
import { policyFindingSchema } from '../policy/policy-finding.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { ruleStatusSchema } from '../rules/code-rule.js';
import { codeLanguageSchema, verdictSchema } from '../verification/report.js';

/** Days a rule that was learnt holds when nobody says otherwise: shops change. */
export const RULE_DAYS = 180;
/** The longest a rule may hold before somebody has to look at it again. */
export const MOST_RULE_DAYS = 730;

/** One correction as the two examples of a rule: its original fails, its corrected side passes. */
const ruleExampleSchema = z.object({ correctionId: idSchema, codeId: idSchema, language: codeLanguageSchema, failing: z.string(), passing: z.string() });
export type RuleExample = z.infer<typeof ruleExampleSchema>;

/** What speaks against making a lesson a rule. */
const ruleConflictSchema = z.object({ message: z.string(), mend: z.string() });
export type RuleConflict = z.infer<typeof ruleConflictSchema>;

/** A lesson as the rule it would be: its matcher finds what the lesson would change, its fixer is the lesson. */
export const candidateRuleSchema = z.object({
  number: z.string(),
  text: z.string(),
  expiresOn: z.iso.date(),
  example: ruleExampleSchema.nullable(),
  /** Empty: nothing speaks against it. */
  conflicts: z.array(ruleConflictSchema),
  warnings: z.array(policyFindingSchema),
  /** Approved code that would fail, and whether it passes once the lesson has mended it. */
  wouldFail: z.array(z.object({ codeId: idSchema, mended: verdictSchema })),
});
export type CandidateRule = z.infer<typeof candidateRuleSchema>;

/** A rule that was made of the lesson. */
export const lessonRuleSchema = z.object({
  ruleId: idSchema,
  number: z.string(),
  text: z.string(),
  version: z.int(),
  status: ruleStatusSchema,
  lessonVersion: z.int(),
  ownerId: idSchema,
  owner: z.string(),
  expiresOn: z.iso.date(),
  example: ruleExampleSchema.nullable(),
  madeBy: z.string(),
  madeAt: timestampSchema,
});
export type LessonRule = z.infer<typeof lessonRuleSchema>;

export const lessonRuleInputSchema = z.object({ id: idSchema });
export const lessonRuleViewSchema = z
  .object({
    /** Null while a rule of the lesson holds. */
    candidate: candidateRuleSchema.nullable(),
    /** The rule that holds; else the one that held last; null: it never was one. */
    rule: lessonRuleSchema.nullable(),
    /** People who may look after a rule. */
    owners: z.array(z.object({ userId: idSchema, name: z.string() })),
    /** Why the caller cannot make it a rule, or change the rule; null when they can. */
    blockedBy: z.string().nullable(),
  })
  .meta({ id: 'LessonRuleView' });
export type LessonRuleView = z.infer<typeof lessonRuleViewSchema>;

const ruleFields = {
  number: z.string().trim().min(1).max(40),
  text: z.string().trim().max(1000),
  ownerId: idSchema,
  /** Last day on which it holds, UTC: tomorrow at the earliest, two years ahead at the latest. */
  expiresOn: z.iso.date(),
};
export const enforceLessonSchema = z
  .object({ id: idSchema, contentHash: z.string().length(64).describe('Content hash of the lesson that was looked at; another newest one is refused.'), ...ruleFields, note: z.string().trim().max(2000).default('') })
  .meta({ id: 'EnforceLesson' });
export type EnforceLesson = z.infer<typeof enforceLessonSchema>;
export const changeLessonRuleSchema = z.object({ id: idSchema, expectedVersion: z.int().positive(), ...ruleFields }).meta({ id: 'ChangeLessonRule' });
export type ChangeLessonRule = z.infer<typeof changeLessonRuleSchema>;
