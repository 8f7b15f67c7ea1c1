import { GLOBAL_PAGE_TYPE, type BrandPolicy } from '@safecode/domain/policy/brand-policy';
import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { attributeTests, isOwnTest, isStateAttribute } from '@safecode/selectors/approval/selector-names';
import { narrows } from '@safecode/selectors/approval/narrows';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { simpleComplex, type ComplexSelector } from '@safecode/selectors/parsing/selector-model';
import { aboutEntries, countsOn, nameOf, subjectOf, type PolicyEntry } from './policy-entry.js';

/** Entries that cannot be read, stand twice, contradict or cover each other, or carry the prefix of the code. */
export function checkEntries(policy: BrandPolicy, entries: readonly PolicyEntry[]): PolicyFinding[] {
  const widerOf = coverFinder(entries);
  return [
    ...entries.flatMap((entry) => checkReading(policy, entry)),
    ...pairsOf(entries),
    ...entries.flatMap((entry) => {
      const wider = entry.source.status === 'approved' ? widerOf(entry) : null;
      if (wider === null) return [];
      return [aboutEntries('selector-shadowed', [entry, wider], { message: `${nameOf(entry)} adds nothing: ${nameOf(wider)} approves all it selects.`, mend: `Archive ${entry.source.selector}, or make ${wider.source.selector} narrower.` })];
    }),
  ];
}

function checkReading(policy: BrandPolicy, entry: PolicyEntry): PolicyFinding[] {
  const { selector, pageType } = entry.source;
  if (entry.list === null) {
    return [aboutEntries('selector-unparsable', [entry], { message: `${nameOf(entry)} approves nothing: it cannot be read (${entry.problem}).`, mend: 'Write a selector a browser can read.', isError: true })];
  }
  const findings: PolicyFinding[] = [];
  const own = attributeTests(entry.list).find((test) => isOwnTest(test, policy.ownPrefix));
  if (own !== undefined) {
    findings.push({
      code: 'selector-own-prefix',
      severity: 'error',
      message: `${nameOf(entry)} is an element of the site, and ${formatSelector([simpleComplex(own)])} in it carries the own prefix ${policy.ownPrefix}: elements of the site would count as made by the code.`,
      mend: 'Choose a prefix that occurs nowhere on the site, or use another selector.',
      subjects: [subjectOf(entry), { kind: 'brand', field: 'ownPrefix' }],
    });
  }
  if (pageType !== GLOBAL_PAGE_TYPE && !policy.pageTypes.includes(pageType)) {
    findings.push({
      code: 'selector-page-type-unknown',
      severity: 'warning',
      message: `${selector} is approved on ${pageType}, which is no page type of the brand (${policy.pageTypes.join(', ')}): it never counts.`,
      mend: 'Choose a page type of the brand, or add this one to it.',
      subjects: [subjectOf(entry), { kind: 'brand', field: 'pageTypes' }],
    });
  }
  return findings;
}

/** Entries of one page type that mean the same. */
function pairsOf(entries: readonly PolicyEntry[]): PolicyFinding[] {
  const first = new Map<string, PolicyEntry>();
  return entries.flatMap((entry) => {
    if (entry.list === null) return [];
    const key = `${entry.source.pageType} ${entry.canonical}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, entry);
      return [];
    }
    if (other.source.status !== entry.source.status) {
      return [aboutEntries('selector-contradiction', [other, entry], { message: `${nameOf(other)} is ${other.source.status} and ${nameOf(entry)}, which means the same, is ${entry.source.status}.`, mend: 'Keep one of the two.', isError: true })];
    }
    return [aboutEntries('selector-duplicate', [other, entry], { message: `${nameOf(entry)} means the same as ${nameOf(other)}.`, mend: 'Archive one of the two.' })];
  });
}

/**
 * Finds for an entry another approved one that covers it: all it selects is approved without it, and it brings no
 * class, id or attribute that could narrow others. Both then test the same names, by which they are looked up.
 */
export function coverFinder(entries: readonly PolicyEntry[]): (entry: PolicyEntry) => PolicyEntry | null {
  const byNames = new Map<string, Member[]>();
  for (const entry of entries) {
    if (entry.source.status !== 'approved') continue;
    for (const member of entry.list ?? []) {
      const names = namesOf(member);
      const list = byNames.get(names);
      if (list === undefined) byNames.set(names, [{ entry, member }]);
      else list.push({ entry, member });
    }
  }
  return (entry) => {
    const covers = (entry.list ?? []).map((member) => byNames.get(namesOf(member))?.find((other) => other.entry !== entry && isWider(other, { entry, member }))?.entry);
    return covers.length > 0 && covers.every((cover) => cover !== undefined) ? (covers[0] ?? null) : null;
  };
}

interface Member {
  readonly entry: PolicyEntry;
  readonly member: ComplexSelector;
}

function isWider(wider: Member, narrower: Member): boolean {
  const [w, n] = [wider.entry.source, narrower.entry.source];
  if (!countsOn(wider.entry, n.pageType) || (n.subtree && !w.subtree)) return false;
  // Of two that mean the same the one with the smaller reach is covered; on one page type they are a pair of their own.
  if (wider.entry.canonical === narrower.entry.canonical && w.pageType === n.pageType) return false;
  return narrows(narrower.member, wider.member);
}

/** The classes, ids and attributes an entry tests, apart from states. */
function namesOf(member: ComplexSelector): string {
  const tests = attributeTests([member]).filter((test) => !isStateAttribute(test));
  return [...new Set(tests.map((test) => formatSelector([simpleComplex(test)])))].sort().join(' ');
}
