import type { Pattern, Rewrite } from '@safecode/domain/corrections/improvement';
import { fitsHole, holeKey } from '../generalise/pattern.js';
import type { Tree } from '../tree/tree.js';

/** Where a changed part was found: some kids of a node. */
export interface RegionSite {
  readonly parent: Tree | null;
  readonly from: number;
  readonly trees: readonly Tree[];
}

/** What a match has found out so far. Never changed in place: a list hole may have to be tried again. */
export interface Match {
  readonly holes: ReadonlyMap<number, readonly Tree[]>;
  readonly regions: ReadonlyMap<number, RegionSite>;
}

export const NO_MATCH_YET: Match = { holes: new Map(), regions: new Map() };

/** Matches one pattern with one node; null when it does not fit. */
export function matchNode(pattern: Pattern, tree: Tree, match: Match): Match | null {
  switch (pattern.t) {
    case 'const':
      return tree.hash === pattern.hash ? match : null;
    case 'hole':
      return fitsHole(pattern, tree) ? bind(match, pattern.id, [tree]) : null;
    case 'list':
      return null;
    case 'region':
      return pattern.kids[0] === undefined ? null : withRegion(matchNode(pattern.kids[0], tree, match), pattern.id, { parent: null, from: 0, trees: [tree] });
    case 'node': {
      if (tree.kind !== pattern.kind || tree.label !== pattern.label) return null;
      if (pattern.list) return matchRun(pattern.kids, { list: tree, from: 0, isWhole: true }, match);
      if (tree.kids.length !== pattern.kids.length) return null;
      let found: Match | null = match;
      for (const [index, kid] of pattern.kids.entries()) {
        const other = tree.kids[index];
        if (found === null || other === undefined) return null;
        const before: Match = found;
        found = kid.t === 'region' ? inRegion(kid, { tree, index, other }, before) : matchNode(kid, other, before);
      }
      return found;
    }
  }
}

function inRegion(pattern: Extract<Pattern, { t: 'region' }>, at: { tree: Tree; index: number; other: Tree }, match: Match): Match | null {
  const [only] = pattern.kids;
  if (only === undefined) return null;
  return withRegion(matchNode(only, at.other, match), pattern.id, { parent: at.tree, from: at.index, trees: [at.other] });
}

function withRegion(match: Match | null, id: number, site: RegionSite): Match | null {
  return match === null ? null : { holes: match.holes, regions: new Map(match.regions).set(id, site) };
}

function bind(match: Match, id: number, trees: readonly Tree[]): Match | null {
  const known = match.holes.get(id);
  if (known === undefined) return { holes: new Map(match.holes).set(id, trees), regions: match.regions };
  return known.length === trees.length && known.every((tree, index) => holeKey(tree) === holeKey(trees[index] as Tree)) ? match : null;
}

interface Run {
  readonly list: Tree;
  readonly from: number;
  /** True when the patterns must take all of the list from `from` on. */
  readonly isWhole: boolean;
}

/** Matches patterns with consecutive kids of a list; list holes take as much as they can. */
export function matchRun(patterns: readonly Pattern[], run: Run, match: Match): Match | null {
  return step(flatten(patterns), 0, { ...run, at: run.from, match });
}

type Step = Exclude<Pattern, { t: 'region' }> | { readonly t: 'open'; readonly id: number } | { readonly t: 'close'; readonly id: number };

function flatten(patterns: readonly Pattern[]): Step[] {
  return patterns.flatMap((pattern): Step[] => (pattern.t === 'region' ? [{ t: 'open', id: pattern.id }, ...flatten(pattern.kids), { t: 'close', id: pattern.id }] : [pattern]));
}

interface State extends Run {
  readonly at: number;
  readonly match: Match;
}

function step(steps: readonly Step[], index: number, state: State): Match | null {
  const next = steps[index];
  const { list, at, match } = state;
  if (next === undefined) return !state.isWhole || at === list.kids.length ? match : null;
  if (next.t === 'open') return step(steps, index + 1, { ...state, match: { holes: match.holes, regions: new Map(match.regions).set(next.id, { parent: list, from: at, trees: [] }) } });
  if (next.t === 'close') {
    const from = match.regions.get(next.id)?.from ?? at;
    const site = { parent: list, from, trees: list.kids.slice(from, at) };
    return step(steps, index + 1, { ...state, match: { holes: match.holes, regions: new Map(match.regions).set(next.id, site) } });
  }
  if (next.t === 'list') {
    for (let end = list.kids.length; end >= at; end -= 1) {
      const bound = bind(match, next.id, list.kids.slice(at, end));
      const found = bound === null ? null : step(steps, index + 1, { ...state, at: end, match: bound });
      if (found !== null) return found;
    }
    return null;
  }
  const kid = list.kids[at];
  const found = kid === undefined ? null : matchNode(next, kid, match);
  return found === null ? null : step(steps, index + 1, { ...state, at: at + 1, match: found });
}

/** A match, with the way from the root down to where it was found. */
export interface Found {
  readonly match: Match;
  readonly ancestors: readonly Tree[];
}

/** Every place of a tree that a rewrite fits, in the order of the code. */
export function findMatches(rewrite: Rewrite, root: Tree): Found[] {
  const found: Found[] = [];
  const path: Tree[] = [];
  const visit = (tree: Tree): void => {
    if (rewrite.root === 'node') {
      const [pattern] = rewrite.pattern;
      const match = pattern === undefined ? null : matchNode(pattern, tree, NO_MATCH_YET);
      if (match !== null) found.push({ match: placeRoot(match, tree, path.at(-1) ?? null), ancestors: [...path] });
    } else if (tree.kind === rewrite.listKind || isSameList(tree.kind, rewrite.listKind)) {
      for (let from = 0; from <= tree.kids.length; from += 1) {
        const match = matchRun(rewrite.pattern, { list: tree, from, isWhole: rewrite.toEnd && endsOpen(rewrite) }, NO_MATCH_YET);
        if (match !== null && match.regions.size > 0) found.push({ match, ancestors: [...path, tree] });
      }
    }
    path.push(tree);
    for (const kid of tree.kids) visit(kid);
    path.pop();
  };
  visit(root);
  return found;
}

function isSameList(kind: string, wanted: string): boolean {
  return (kind === 'Decls' && wanted === 'Stylesheet') || (kind === 'Stylesheet' && wanted === 'Decls');
}

function endsOpen(rewrite: Rewrite): boolean {
  const last = rewrite.pattern.at(-1);
  return last?.t === 'list' || (last?.t === 'region' && last.kids.at(-1)?.t === 'list');
}

/** A changed part that is the whole match stands in the parent. */
function placeRoot(match: Match, tree: Tree, parent: Tree | null): Match {
  const regions = new Map(match.regions);
  for (const [id, site] of regions) if (site.parent === null) regions.set(id, { parent, from: parent?.kids.indexOf(tree) ?? 0, trees: site.trees });
  return { holes: match.holes, regions };
}
