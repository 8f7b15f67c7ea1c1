import type { Lesson } from '@safecode/domain/learning/lesson';
import { RULE_DAYS, type CandidateRule, type RuleConflict, type RuleExample } from '@safecode/domain/learning/lesson-rule';
import { toBrandPolicy, type BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { findCode } from '@safecode/database/codes/code-read-model';
import { listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { StoredLesson } from '@safecode/database/learning/lesson-repository';
import { findRevision } from '@safecode/database/revisions/revision-repository';
import { applyImprovements } from '@safecode/learning/apply-improvements';
import { learntChecks } from '@safecode/learning/rules/learnt-checks';
import { checkPolicy } from '@safecode/verifier/policy/check-policy';
import { compilePolicy, type CompiledPolicy } from '@safecode/verifier/policy/compile-policy';
import { verifyVariation } from '@safecode/verifier/verify-variation';

/** Corrections whose two sides are tried under the rule: each of them taught it. */
const TRIED = 20;
const DAY_MS = 86_400_000;

/** The day so many days after an instant, UTC, ISO. */
export const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The two sides of a correction, and where it was made. */
interface Sides {
  readonly correctionId: number;
  readonly codeId: number;
  readonly pageType: string;
  readonly original: { readonly javascript: string; readonly css: string };
  readonly corrected: { readonly javascript: string; readonly css: string };
}

/** The standing corrections a lesson rests on, with both texts. */
async function readSides(tx: TenantTransaction, ids: readonly number[]): Promise<Sides[]> {
  const sides: Sides[] = [];
  for (const correction of await listCorrectionsById(tx, ids.slice(0, TRIED))) {
    const code = correction.retractedAt === null ? await findCode(tx, correction.codeId) : null;
    const original = await findRevision(tx, correction.codeId, correction.originalRevision);
    const corrected = await findRevision(tx, correction.codeId, correction.correctedRevision);
    if (code !== null && original !== null && corrected !== null) sides.push({ correctionId: correction.id, codeId: code.id, pageType: code.pageType, original, corrected });
  }
  return sides;
}

/** One correction as the examples of a rule; null when it is gone. */
export async function readRuleExample(tx: TenantTransaction, correctionId: number, language: RuleExample['language']): Promise<RuleExample | null> {
  const [sides] = await readSides(tx, [correctionId]);
  return sides === undefined ? null : exampleOf(sides, language);
}

const exampleOf = ({ correctionId, codeId, original, corrected }: Sides, language: RuleExample['language']): RuleExample =>
  language === 'js' ? { correctionId, codeId, language, failing: original.javascript, passing: corrected.javascript } : { correctionId, codeId, language, failing: original.css, passing: corrected.css };

export interface CandidateInput {
  readonly lesson: StoredLesson;
  readonly replay: Lesson['replay'];
  readonly knowledge: BrandKnowledge;
  readonly now: Date;
}

/**
 * The rule a lesson would be, with everything a person needs to decide on it. Nothing is kept. It is tried on the
 * corrections it rests on: their originals fail, pass once the lessons in use have mended them, and what people made of them
 * passes. What does not is a conflict with the policy of the brand.
 */
export async function readCandidateRule(tx: TenantTransaction, { lesson, replay, knowledge, now }: CandidateInput): Promise<CandidateRule> {
  const number = freeNumber(lesson.id, knowledge);
  const text = lesson.name;
  const policy = toBrandPolicy(knowledge);
  const lessons = [...(knowledge.learning?.lessons ?? []).filter(({ id }) => id !== lesson.id), { id: lesson.id, improvement: lesson.definition }];
  const withRule = { ...policy, rules: [...policy.rules, { id: number, text, kind: 'learnt' as const, lesson: lesson.id }] };
  const compiled = compilePolicy(withRule, learntChecks(lessons));
  const findings = checkPolicy(withRule).filter(({ subjects }) => subjects.some((subject) => subject.kind === 'rule' && subject.id === number));
  const sides = await readSides(tx, lesson.support);
  const tried = sides.map((one) => ({ one, conflicts: tryExample(compiled, one, { number, mend: (code, language) => applyImprovements(code, language, lessons.map(({ improvement }) => improvement)).code }) }));
  const example = tried.find(({ conflicts }) => conflicts.length === 0)?.one ?? sides[0];
  return {
    number,
    text,
    expiresOn: dayAfter(now, RULE_DAYS),
    example: example === undefined ? null : exampleOf(example, lesson.definition.language),
    conflicts: [...findings.filter(({ severity }) => severity === 'error').map(({ message, mend }) => ({ message, mend })), ...tried.flatMap(({ conflicts }) => conflicts), ...(sides.length === 0 ? [NO_EXAMPLE] : [])],
    warnings: findings.filter(({ severity }): boolean => severity === 'warning') satisfies PolicyFinding[],
    wouldFail: replay.approved.map(({ codeId, verdict }) => ({ codeId, mended: verdict })),
  };
}

const NO_EXAMPLE: RuleConflict = { message: 'No standing correction is left to take its examples from.', mend: 'Report a correction that shows it.' };

/** `L` and the number of the lesson, unless a rule of the brand is called that. */
function freeNumber(lessonId: number, { rules }: Pick<BrandKnowledge, 'rules'>): string {
  const taken = new Set(rules.map(({ definition }) => definition.id));
  const names = [`L${lessonId}`, ...Array.from({ length: rules.length + 1 }, (_, at) => `L${lessonId}-${at + 2}`)];
  return names.find((name) => !taken.has(name)) ?? `L${lessonId}`;
}

interface TriedRule {
  readonly number: string;
  readonly mend: (code: string, language: 'js' | 'css') => string;
}

/** What a correction says against the rule: under it, code that people made right must be right, and the fixer must get there. */
function tryExample(policy: CompiledPolicy, { correctionId, pageType, original, corrected }: Sides, { number, mend }: TriedRule): RuleConflict[] {
  const conflicts: RuleConflict[] = [];
  const firstOf = (sources: Sides['original']): string | null => {
    const report = verifyVariation(policy, { pageType, javascript: sources.javascript, css: sources.css });
    return report.verdict === 'pass' ? null : (report.parts.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'error')?.message ?? 'it fails');
  };
  const failing = verifyVariation(policy, { pageType, javascript: original.javascript, css: original.css }).parts.flatMap(({ findings }) => findings);
  if (!failing.some(({ rule }) => rule === number)) conflicts.push({ message: `Correction #${correctionId} would not have been asked for by it.`, mend: 'Look at the correction: another lesson in use may do its work already.' });
  const passing = firstOf(corrected);
  if (passing !== null) conflicts.push({ message: `What correction #${correctionId} made right does not pass: ${passing}`, mend: 'Change the rule of the brand that refuses it, or retract the correction.' });
  const mended = firstOf({ javascript: mend(original.javascript, 'js'), css: mend(original.css, 'css') });
  if (mended !== null) conflicts.push({ message: `The original of correction #${correctionId} does not pass when the lessons in use have mended it: ${mended}`, mend: 'Use the lesson without making it a rule.' });
  return conflicts;
}
