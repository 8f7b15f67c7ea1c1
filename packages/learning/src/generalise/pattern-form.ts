import type { Derivation, Pattern } from '@safecode/domain/corrections/improvement';
import { matchNode, NO_MATCH_YET } from '../rewrite/match-pattern.js';
import type { Tree } from '../tree/tree.js';

/** True when trees have the form of patterns, whatever their holes hold. */
export function hasForm(patterns: readonly Pattern[], trees: readonly Tree[]): boolean {
  return patterns.length === trees.length && patterns.every((pattern, index) => trees[index] !== undefined && matchNode(pattern, trees[index], NO_MATCH_YET) !== null);
}

/** A hole from which something is derived takes only what it can be derived from. */
export function withGuards(pattern: Pattern, guards: ReadonlyMap<number, readonly Derivation[]>): Pattern {
  if (pattern.t === 'hole') return { ...pattern, guards: guards.get(pattern.id) ?? [] };
  return pattern.t === 'node' || pattern.t === 'region' ? { ...pattern, kids: pattern.kids.map((kid) => withGuards(kid, guards)) } : pattern;
}
