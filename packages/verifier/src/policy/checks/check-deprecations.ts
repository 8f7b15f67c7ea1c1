import type { BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { judgeSelector } from '@safecode/selectors/approval/judge-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import { compilePolicy } from '../compile-policy.js';
import { coverFinder } from './check-entries.js';
import { aboutEntries, canonicalOf, countsOn, nameOf, type PolicyEntry } from './policy-entry.js';

/** Deprecated entries: what is to be used instead, whether that is approved, and whether the deprecation has an effect. */
export function checkDeprecations(policy: BrandPolicy, entries: readonly PolicyEntry[]): PolicyFinding[] {
  const deprecated = entries.filter((entry) => entry.source.status === 'deprecated' && entry.list !== null);
  if (deprecated.length === 0) return [];
  const { indexFor } = compilePolicy(policy);
  const isApproved = (list: SelectorList, pageType: string): boolean => judgeSelector(indexFor(pageType), list).approved;
  const widerOf = coverFinder(entries);
  return [
    ...deprecated.flatMap((entry) => {
      const wider = widerOf(entry);
      if (wider === null) return [];
      return [aboutEntries('deprecation-without-effect', [entry, wider], { message: `${nameOf(entry)} is deprecated, but ${nameOf(wider)} still approves it.`, mend: `Deprecate ${wider.source.selector} too, or make it narrower.` })];
    }),
    ...deprecated.flatMap((entry) => checkReplacement(entry, isApproved)),
    ...cycles(deprecated),
  ];
}

function checkReplacement(entry: PolicyEntry, isApproved: (list: SelectorList, pageType: string) => boolean): PolicyFinding[] {
  const { replacement, pageType } = entry.source;
  if (replacement === undefined || replacement === '') {
    return [aboutEntries('deprecation-without-replacement', [entry], { message: `${nameOf(entry)} is deprecated and nothing is said to use instead.`, mend: 'Name the selector that replaces it, or archive the entry.' })];
  }
  const parsed = parseSelector(replacement);
  if (!parsed.ok) {
    return [aboutEntries('replacement-unparsable', [entry], { message: `The replacement ${replacement} of ${nameOf(entry)} cannot be read (${parsed.error}).`, mend: 'Write a selector a browser can read.', isError: true })];
  }
  if (isApproved(parsed.list, pageType)) return [];
  return [aboutEntries('replacement-not-approved', [entry], { message: `${nameOf(entry)} is to be replaced by ${replacement}, which is not approved on ${pageType}.`, mend: `Approve ${replacement} on ${pageType}, or name another replacement.` })];
}

/** Entries that replace each other in a circle: following them never ends at an approved one. */
function cycles(deprecated: readonly PolicyEntry[]): PolicyFinding[] {
  const seen = new Set<PolicyEntry>();
  const byCanonical = new Map<string, PolicyEntry[]>();
  for (const entry of deprecated) byCanonical.set(entry.canonical, [...(byCanonical.get(entry.canonical) ?? []), entry]);
  return deprecated.flatMap((start) => {
    const way: PolicyEntry[] = [];
    let at: PolicyEntry | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.push(at);
      at = nextOf(at, byCanonical);
    }
    if (at === undefined || !way.includes(at)) return [];
    const circle = way.slice(way.indexOf(at));
    return [aboutEntries('replacement-cycle', circle, { message: `The replacements go round in a circle: ${[...circle, at].map((entry) => entry.source.selector).join(' → ')}.`, mend: 'Name an approved selector as the last replacement.', isError: true })];
  });
}

function nextOf(entry: PolicyEntry, byCanonical: ReadonlyMap<string, readonly PolicyEntry[]>): PolicyEntry | undefined {
  const parsed = entry.source.replacement === undefined ? null : parseSelector(entry.source.replacement);
  if (parsed?.ok !== true) return undefined;
  return byCanonical.get(canonicalOf(parsed.list))?.find((other) => countsOn(other, entry.source.pageType) || countsOn(entry, other.source.pageType));
}
