import type { NeededSelector, PolicyNeeds } from '@safecode/domain/corrections/policy-needs';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { VariationReport } from '@safecode/domain/verification/report';
import { learntChecks } from '@safecode/learning/rules/learnt-checks';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { compilePolicy, type CompiledPolicy } from '@safecode/verifier/policy/compile-policy';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import type { CompiledKnowledge } from '../knowledge/knowledge-cache.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import type { Sources } from './classify-sides.js';

export interface Refused {
  readonly known: Pick<CompiledKnowledge, 'policy' | 'knowledge'>;
  readonly sources: Sources & { readonly pageType: string };
  /** What the verifier says of them under the policy of now. */
  readonly report: VariationReport;
}

/** What of the policy stands against code that is not safe: selectors that could be approved, and what would be left to mend if they were. */
export function policyNeeds({ known, sources, report }: Refused): PolicyNeeds {
  const { pageType } = sources;
  const selectors = neededSelectors(known.policy, pageType, report);
  const added = selectors.filter(({ refusal }) => refusal === null).map(({ selector }) => ({ selector, pageType, name: '', status: 'approved' as const, subtree: false }));
  const { source } = known.policy;
  const lessons = known.knowledge.learning?.lessons ?? [];
  const after = added.length === 0 ? report : verifyVariation(compilePolicy({ ...source, selectors: [...source.selectors, ...added] }, learntChecks(lessons)), sources);
  return {
    selectors,
    rules: after.parts.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => ({ rule: rule ?? null, message }))),
  };
}

/** Selectors that code resolves to and the policy does not approve on the page type, each once, in order of text. */
function neededSelectors(policy: CompiledPolicy, pageType: string, report: VariationReport): NeededSelector[] {
  const needed = new Map<string, string | null>();
  for (const text of report.parts.flatMap(({ effects }) => effects.selectors)) {
    const parsed = parseSelector(text);
    for (const complex of parsed.ok ? parsed.list : []) {
      const { judgement, text: one } = policy.bookFor(pageType).judge([complex]);
      if (judgement.approved) continue;
      const selector = judgement.member === '' ? one : judgement.member;
      needed.set(selector, whyNotApprovable(policy, pageType, selector));
    }
  }
  return [...needed].map(([selector, refusal]) => ({ selector, refusal })).sort((one, other) => (one.selector < other.selector ? -1 : 1));
}

/** Why nobody could approve it as it is, in words; null when somebody could. */
function whyNotApprovable(policy: CompiledPolicy, pageType: string, selector: string): string | null {
  const retired = policy.notes.get(selector)?.some((note) => note.deprecated && (note.pageType === pageType || note.pageType === GLOBAL_PAGE_TYPE));
  if (retired === true) return 'It is on the list of the brand and deprecated: use its replacement, or move it back to approved on its page.';
  try {
    assertUsableSelector({ selector, subtree: false, replacement: null });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

/** Whether a selector is approved on a page type now. */
export function isApprovedNow(policy: CompiledPolicy, pageType: string, selector: string): boolean {
  const parsed = parseSelector(selector);
  return parsed.ok && policy.bookFor(pageType).judge(parsed.list).judgement.approved;
}

