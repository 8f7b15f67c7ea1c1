import { GLOBAL_PAGE_TYPE, type BrandPolicy, type PolicyRule, type PolicyRuleKind } from '@safecode/domain/policy/brand-policy';
import { FINDING_CATEGORIES, type FindingCategory } from '@safecode/domain/verification/categories';
import { buildApprovalIndex } from '@safecode/selectors/approval/approval-index';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { LearntChecks } from '../rules/learnt-rule/learnt-check.js';
import type { CompiledPolicy, EntryNote } from './compiled-policy.js';
import { ProvenStyles } from './proven-styles.js';
import { SelectorBook } from './selector-book.js';

export type { CompiledPolicy } from './compiled-policy.js';

/** Edition assumed when the brand sets none: the newest the parser knows. */
export const LATEST_ES_LEVEL = 2026;

/** Categories that are only checked when the brand has a rule of one of these kinds; all others always are. */
const SWITCHED: Readonly<Partial<Record<FindingCategory, readonly PolicyRuleKind[]>>> = {
  'es-level': ['es-level'],
  size: ['max-size'],
  network: ['allowed-hosts'],
  storage: ['no-storage'],
  navigation: ['no-navigation'],
  'global-leak': ['no-global-leak'],
  'missing-guard': ['require-guard'],
  'sensitive-field': ['no-sensitive-fields'],
  'forbidden-api': ['forbid-api', 'no-jquery'],
  'css-important': ['no-important'],
  'learnt-rule': ['learnt'],
};

/**
 * Makes a policy ready for many verifications. Where a brand has several rules of one kind the strictest
 * combination holds: code must satisfy each of them. Entries that do not parse approve nothing. `lessonOf` finds what
 * rules that were learnt demand; code cannot be proved by one that is not found.
 */
export function compilePolicy(policy: BrandPolicy, lessonOf: LearntChecks = () => null): CompiledPolicy {
  const ruleIds: Partial<Record<PolicyRuleKind, string>> = {};
  for (const rule of policy.rules) ruleIds[rule.kind] ??= rule.id;
  const [edition] = rulesOf(policy, 'es-level').toSorted((a, b) => a.value - b.value);
  if (edition !== undefined) ruleIds['es-level'] = edition.id;
  const hosts = rulesOf(policy, 'allowed-hosts');
  const namespaces = new Set(rulesOf(policy, 'no-global-leak').map((rule) => rule.allowNamespace));
  const [namespace] = namespaces;
  const bookFor = booksByPageType(policy);
  const forbidden = rulesOf(policy, 'forbid-api').flatMap((rule) => rule.value);
  return Object.freeze({
    source: policy,
    prefix: policy.ownPrefix,
    site: policy.site,
    indexFor: (pageType: string) => bookFor(pageType).index,
    bookFor,
    provenStyles: new ProvenStyles(),
    notes: noteEntries(policy),
    networkHosts: intersection(hosts.map((rule) => rule.network)),
    resourceHosts: intersection(hosts.map((rule) => rule.resources)),
    esLevel: Math.min(LATEST_ES_LEVEL, ...rulesOf(policy, 'es-level').map((rule) => rule.value)),
    maxBytes: smallest(rulesOf(policy, 'max-size')),
    namespace: namespaces.size === 1 && namespace !== undefined ? namespace : null,
    forbiddenApis: new Set(forbidden),
    forbiddenGlobals: new Set(forbidden.map((name) => (name.startsWith('window.') ? name.slice('window.'.length) : name))),
    ruleIds,
    learnt: rulesOf(policy, 'learnt').map(({ id, lesson }) => ({ id, check: lessonOf(lesson) })),
    checked: FINDING_CATEGORIES.filter((category) => SWITCHED[category]?.some((kind) => ruleIds[kind] !== undefined) ?? true),
  });
}

function rulesOf<K extends PolicyRuleKind>(policy: BrandPolicy, kind: K): Extract<PolicyRule, { kind: K }>[] {
  return policy.rules.filter((rule): rule is Extract<PolicyRule, { kind: K }> => rule.kind === kind);
}

/** Indexes are built on first use: a brand may have thousands of entries on dozens of page types. */
function booksByPageType(policy: BrandPolicy): (pageType: string) => SelectorBook {
  const built = new Map<string, SelectorBook>();
  const known = new Set(policy.pageTypes);
  return (pageType) => {
    const key = known.has(pageType) ? pageType : GLOBAL_PAGE_TYPE;
    let book = built.get(key);
    if (book === undefined) {
      const approved = policy.selectors.filter(
        (entry) => entry.status !== 'deprecated' && (entry.pageType === GLOBAL_PAGE_TYPE || entry.pageType === key),
      );
      const indexOf = (entries: readonly BrandPolicy['selectors'][number][]) =>
        buildApprovalIndex(entries.map((entry) => ({ selector: entry.selector, subtree: entry.subtree ?? false })), policy.ownPrefix);
      const lasting = approved.filter((entry) => entry.retiring === undefined);
      book = new SelectorBook(indexOf(approved), lasting.length === approved.length ? null : indexOf(lasting));
      built.set(key, book);
    }
    return book;
  };
}

function noteEntries(policy: BrandPolicy): Map<string, EntryNote[]> {
  const notes = new Map<string, EntryNote[]>();
  for (const entry of policy.selectors) {
    const parsed = parseSelector(entry.selector);
    if (!parsed.ok) continue;
    const key = formatSelector(parsed.list);
    const note = { selector: entry.selector, pageType: entry.pageType, deprecated: entry.status === 'deprecated', retiring: entry.retiring, replacement: entry.replacement };
    notes.set(key, [...(notes.get(key) ?? []), note]);
  }
  return notes;
}

function intersection(lists: readonly (readonly string[])[]): Set<string> | null {
  const [first, ...rest] = lists.map((list) => new Set(list.map((name) => name.toLowerCase())));
  if (first === undefined) return null;
  return new Set([...first].filter((name) => rest.every((other) => other.has(name))));
}

function smallest(limits: readonly { js: number; css: number }[]): { js: number; css: number } | null {
  if (limits.length === 0) return null;
  return { js: Math.min(...limits.map((limit) => limit.js)), css: Math.min(...limits.map((limit) => limit.css)) };
}
