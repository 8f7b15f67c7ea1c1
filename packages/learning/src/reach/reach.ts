import type { Improvement, Pattern } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { parseSelectorText, type ComplexText } from '../css/selector-text.js';
import { selectorPlaces } from '../positions/selector-places.js';
import { readCode, type ReadCode } from '../tree/read-code.js';
import { walkTree, type Tree } from '../tree/tree.js';

/**
 * What code holds, to tell at once which improvements cannot change it: trying one costs a search of the whole code. It errs
 * on one side only: what may fit need not fit.
 */
export interface Reach {
  mayFit(change: Improvement['change']): boolean;
}

/** The reach of code; code that does not parse is changed by nothing. */
export function reachOf(code: string, language: CodeLanguage): Reach {
  const read = readCode(code, language);
  return read === null ? { mayFit: () => false } : reachOfRead(read);
}

const REACHES = new WeakMap<ReadCode, Reach>();

/** As `reachOf`, for code that was read. */
export function reachOfRead(read: ReadCode): Reach {
  const known = REACHES.get(read) ?? findReach(read);
  REACHES.set(read, known);
  return known;
}

function findReach(read: ReadCode): Reach {
  const parts = partsOfTree(read.tree);
  let selectors: ReadonlySet<string> | null = null;
  return {
    mayFit: (change) => {
      if (change.type === 'rename') return change.from === null || read.code.includes(change.from);
      if (change.type === 'rewrite') return partsOfRewrite(change).every((part) => parts.has(part));
      selectors ??= selectorKeys(read);
      return keysOf(parseSelectorText(change.from, 0) ?? []).every((key) => selectors?.has(key));
    },
  };
}

/** Names of everything in a tree that a pattern can ask for: nodes by what they are, and whole subtrees. */
export function partsOfTree(tree: Tree): Set<string> {
  const parts = new Set<string>();
  for (const node of walkTree(tree)) parts.add(node.hash).add(`${node.kind} ${node.label}`);
  return parts;
}

const PARTS = new WeakMap<object, readonly string[]>();

/** What code must hold for a rewrite to fit anywhere. */
export function partsOfRewrite(rewrite: Extract<Improvement['change'], { type: 'rewrite' }>): readonly string[] {
  const known = PARTS.get(rewrite);
  if (known !== undefined) return known;
  const parts = [...new Set((rewrite.root === 'node' ? rewrite.pattern.slice(0, 1) : rewrite.pattern).flatMap((pattern) => partsOfPattern(pattern, rewrite.root === 'window')))];
  PARTS.set(rewrite, parts);
  return parts;
}

function partsOfPattern(pattern: Pattern, isInList: boolean): string[] {
  switch (pattern.t) {
    case 'const':
      return [pattern.hash];
    case 'hole':
    case 'list':
      return [];
    case 'region':
      // Outside a list a region holds one node, and only the first is looked at.
      return (isInList ? pattern.kids : pattern.kids.slice(0, 1)).flatMap((kid) => partsOfPattern(kid, isInList));
    case 'node':
      return [`${pattern.kind} ${pattern.label}`, ...pattern.kids.flatMap((kid) => partsOfPattern(kid, pattern.list))];
  }
}

function selectorKeys(read: ReadCode): Set<string> {
  return new Set(selectorPlaces(read).flatMap(({ members }) => keysOf(members)));
}

const keysOf = (members: readonly ComplexText[]): string[] => members.flatMap((complex) => complex.flatMap(({ simples }) => simples.flatMap((simple) => [simple.key, ...keysOf(simple.inner)])));
