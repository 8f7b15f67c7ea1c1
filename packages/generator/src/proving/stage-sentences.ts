import type { ProviderOutcome } from '@safecode/domain/generation/provider-error';
import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isOffered } from '@safecode/domain/selectors/dom-selector';
import type { Finding, VariationReport } from '@safecode/domain/verification/report';
import type { Draft, Drafter, DraftRequest, DraftResult } from '../drafter.js';
import { rememberByObject } from '../remembering/remember-by-object.js';

const NUMBERS = new Intl.NumberFormat('en');
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Who writes, as a person would say it. */
export function nameOfDrafter(drafter: Pick<Drafter, 'provider' | 'model'>): string {
  return drafter.provider === 'template' ? 'the template engine' : drafter.model;
}

/** What there is of rules, and of selectors by page type. */
const countsOf = rememberByObject(({ rules, selectors }: BrandKnowledge) => {
  const usable = new Map<string, number>();
  for (const entry of selectors) if (isOffered(entry)) usable.set(entry.pageType, (usable.get(entry.pageType) ?? 0) + 1);
  return { active: rules.filter((rule) => rule.status === 'active').length, usable };
});

/** "12 rules, 38 selectors, best template Sticky bar v7". */
export function saySelected(request: DraftRequest): string {
  const counts = countsOf(request.knowledge);
  const { active } = counts;
  const usable = [...new Set([request.pageType, GLOBAL_PAGE_TYPE])].reduce((sum, pageType) => sum + (counts.usable.get(pageType) ?? 0), 0);
  const best = request.rankedTemplates[0]?.template;
  const template = best === undefined ? 'no template by the words of the request' : `best template by its words: ${best.name} v${best.version}`;
  return `${count(active, 'rule')}, ${count(usable, 'selector')} for ${request.pageType}, ${template}.`;
}

/** What a drafter came up with. */
export function sayResult(result: DraftResult): string {
  if (result.kind === 'questions') return `${count(result.questions.length, 'question')} to answer first.`;
  if (result.kind === 'impossible') return result.reason;
  if (result.kind === 'refused') return 'The model declined to answer.';
  return sayDraft(result.draft);
}

function sayDraft(draft: Draft): string {
  const origin = draft.template === null ? 'Written without a template' : `From template ${draft.template.name} v${draft.template.version}`;
  const bytes = (code: string): string => NUMBERS.format(Buffer.byteLength(code, 'utf8'));
  return `${origin}: ${bytes(draft.javascript)} bytes of JavaScript, ${bytes(draft.css)} bytes of CSS.`;
}

/** "Lesson 3 put in: Selector .a is .b. Lesson 4 left out: the result could not be proved." */
export function sayImproved(applied: readonly { readonly id: number; readonly name: string }[], refused: readonly { readonly id: number }[]): string {
  const put = applied.map(({ id, name }) => `${id} (${name})`).join(', ');
  const left = refused.map(({ id }) => id).join(', ');
  return [
    ...(applied.length === 0 ? [] : [`${applied.length === 1 ? 'Lesson' : 'Lessons'} put in: ${put}.`]),
    ...(refused.length === 0 ? [] : [`${refused.length === 1 ? 'Lesson' : 'Lessons'} ${left} left out: the result could not be proved, the draft stays as it was.`]),
  ].join(' ');
}

/** "Safe: 19 categories checked, 0 warnings." or "Not safe: 2 errors (unapproved-selector, missing-guard)." */
export function sayReport(report: VariationReport): string {
  const findings = report.parts.flatMap((part) => part.findings);
  const errors = findings.filter((finding) => finding.severity === 'error');
  const checked = new Set(report.parts.flatMap((part) => part.checked)).size;
  if (report.verdict === 'pass') return [`Safe: ${checked} categories checked, ${count(findings.length, 'warning')}.`, ...leavingSoon(findings)].join(' ');
  const categories = [...new Set(errors.map((finding) => finding.category))].join(', ');
  return `Not safe: ${count(errors.length, 'error')} (${categories}).`;
}

/** Selectors that are on their way out, each said once: whoever asked for the code hears it with the result. */
function leavingSoon(findings: readonly Finding[]): string[] {
  const sentences = findings.filter(({ category, severity }) => category === 'unapproved-selector' && severity === 'warning').map(({ message }) => message);
  return [...new Set(sentences)].slice(0, 3);
}

const FAILURES: Readonly<Record<ProviderOutcome, string>> = {
  rate_limited: 'the model takes no more requests at the moment',
  overloaded: 'the model is overloaded',
  timeout: 'no answer came in time',
  malformed: 'the answer could not be read',
  unavailable: 'the model cannot be reached',
  unauthorized: 'the model does not accept our key',
  truncated: 'the answer was cut off',
  aborted: 'the run was stopped',
};

/** Why a drafter could not work, as part of a sentence. */
export function sayFailure(outcome: ProviderOutcome): string {
  return FAILURES[outcome];
}
