import { expandBranches } from '../parsing/expand-branches.js';
import { parseSelector } from '../parsing/parse-selector.js';
import type { AttributeTest, ComplexSelector } from '../parsing/selector-model.js';
import { attributeTests } from './selector-names.js';

/** One approved selector of a brand, as the approval needs it. */
export interface ApprovedEntry {
  readonly selector: string;
  readonly subtree: boolean;
}

export interface IndexedEntry {
  readonly selector: string;
  readonly complex: ComplexSelector;
  readonly subtree: boolean;
}

/** The approved selectors of one page type, read once and compared many times. Immutable. */
export interface ApprovalIndex {
  readonly prefix: string;
  readonly entries: readonly IndexedEntry[];
  /** Entries by a feature of their subject, so that a look-up does not walk thousands of them. */
  readonly bySubject: ReadonlyMap<string, readonly IndexedEntry[]>;
  /** Class, id and attribute tests that occur in approved entries, by attribute name. */
  readonly vocabulary: ReadonlyMap<string, readonly AttributeTest[]>;
  /** Entries that do not parse; they approve nothing. */
  readonly broken: readonly string[];
}

/** Builds the index for one page type from the entries that are approved on it. */
export function buildApprovalIndex(approved: readonly ApprovedEntry[], prefix: string): ApprovalIndex {
  const entries: IndexedEntry[] = [];
  const broken: string[] = [];
  for (const { selector, subtree } of approved) {
    const parsed = parseSelector(selector);
    const list = parsed.ok ? expandBranches(parsed.list) : null;
    if (list === null) broken.push(selector);
    else for (const complex of list) entries.push({ selector, complex, subtree });
  }
  const bySubject = new Map<string, IndexedEntry[]>();
  for (const entry of entries) pushTo(bySubject, subjectKey(entry.complex), entry);
  const vocabulary = new Map<string, AttributeTest[]>();
  for (const test of attributeTests(entries.map((entry) => entry.complex))) {
    const known = vocabulary.get(test.name)?.some((other) => sameTest(other, test));
    if (known !== true) pushTo(vocabulary, test.name, test);
  }
  return { prefix, entries, bySubject, vocabulary, broken };
}

/** Entries whose subject could be implied by the subject of `complex`. */
export function candidates(index: ApprovalIndex, complex: ComplexSelector): IndexedEntry[] {
  const found: IndexedEntry[] = [];
  const keys = new Set<string>(['*']);
  for (const simple of complex.at(-1)?.simples ?? []) {
    if (simple.kind === 'attribute') keys.add(`a:${simple.name}:${simple.value.toLowerCase()}`).add(`a:${simple.name}:`);
    else if (simple.kind === 'tag') keys.add(`t:${simple.name}`);
  }
  for (const key of keys) found.push(...(index.bySubject.get(key) ?? []));
  return found;
}

function subjectKey(complex: ComplexSelector): string {
  const simples = complex.at(-1)?.simples ?? [];
  for (const simple of simples) {
    if (simple.kind === 'attribute') return `a:${simple.name}:${simple.operator === 'exists' ? '' : simple.value.toLowerCase()}`;
  }
  const tag = simples.find((simple) => simple.kind === 'tag');
  return tag === undefined ? '*' : `t:${tag.name}`;
}

function sameTest(left: AttributeTest, right: AttributeTest): boolean {
  return left.operator === right.operator && left.value === right.value && left.ignoreCase === right.ignoreCase;
}

function pushTo<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
