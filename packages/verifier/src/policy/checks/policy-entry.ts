import { GLOBAL_PAGE_TYPE, type BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding, PolicyFindingCode, PolicySubject } from '@safecode/domain/policy/policy-finding';
import { expandBranches } from '@safecode/selectors/parsing/expand-branches';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { simpleComplex, type ComplexSelector, type SelectorList } from '@safecode/selectors/parsing/selector-model';

/** An entry of the brand's list, read. */
export interface PolicyEntry {
  readonly source: BrandPolicy['selectors'][number];
  /** Null when the selector cannot be read. */
  readonly list: SelectorList | null;
  /** One spelling for all that mean the same; empty when it cannot be read. */
  readonly canonical: string;
  readonly problem: string;
}

/** Reads the entries of a policy, in their order. */
export function readEntries(policy: BrandPolicy): PolicyEntry[] {
  return policy.selectors.map((source) => {
    const parsed = parseSelector(source.selector);
    const list = parsed.ok ? expandBranches(parsed.list) : null;
    if (!parsed.ok) return { source, list: null, canonical: '', problem: parsed.error };
    return { source, list, canonical: canonicalOf(parsed.list), problem: list === null ? 'it has too many alternatives' : '' };
  });
}

/** One spelling for all selectors that mean the same: order within a compound and in the list does not matter. */
export function canonicalOf(list: SelectorList): string {
  const one = (complex: ComplexSelector): string =>
    complex.map((compound) => `${compound.combinator}${compound.simples.map((simple) => formatSelector([simpleComplex(simple)])).sort().join('')}`).join(' ');
  return list.map(one).sort().join(', ');
}

/** The subject of a finding about an entry. */
export function subjectOf(entry: PolicyEntry): PolicySubject {
  return { kind: 'selector', selector: entry.source.selector, pageType: entry.source.pageType };
}

/** An entry as sentences name it. */
export function nameOf(entry: PolicyEntry): string {
  return `${entry.source.selector} (${entry.source.pageType === GLOBAL_PAGE_TYPE ? 'all page types' : entry.source.pageType})`;
}

/** True when the entry counts on a page type. */
export function countsOn(entry: PolicyEntry, pageType: string): boolean {
  return entry.source.pageType === GLOBAL_PAGE_TYPE || entry.source.pageType === pageType;
}

/** A finding about entries. */
export function aboutEntries(code: PolicyFindingCode, entries: readonly PolicyEntry[], texts: { readonly message: string; readonly mend: string; readonly isError?: boolean }): PolicyFinding {
  return { code, severity: texts.isError === true ? 'error' : 'warning', message: texts.message, mend: texts.mend, subjects: entries.map(subjectOf) };
}
