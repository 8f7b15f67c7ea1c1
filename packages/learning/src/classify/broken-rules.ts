import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { verify } from '@safecode/verifier/verify';
import type { Sample } from '../learn/sample.js';

/** Findings that say something about selectors or about code that cannot be judged, not about a rule of the brand. */
const NO_RULE = new Set<FindingCategory>(['unapproved-selector', 'unresolvable-selector', 'syntax']);

/** The rules that the original breaks, and the code with one edit does not break so often any more. */
export function brokenRules(policy: CompiledPolicy, sample: Sample, edited: string): FindingCategory[] {
  const before = countFindings(policy, sample, sample.original.code);
  const after = countFindings(policy, sample, edited);
  const corrected = countFindings(policy, sample, sample.corrected.code);
  if (after.has('syntax')) return [];
  return [...before].filter(([category, count]) => !NO_RULE.has(category) && (after.get(category) ?? 0) < count && (corrected.get(category) ?? 0) < count).map(([category]) => category);
}

function countFindings(policy: CompiledPolicy, sample: Sample, code: string): Map<FindingCategory, number> {
  const counts = new Map<FindingCategory, number>();
  const [pageType = ''] = policy.source.pageTypes;
  for (const { category } of verify(policy, { pageType, language: sample.correction.language, code }).findings) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}
