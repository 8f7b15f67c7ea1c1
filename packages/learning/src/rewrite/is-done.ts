import type { Pattern, Rewrite } from '@safecode/domain/corrections/improvement';
import { makeLeaf, type Tree } from '../tree/tree.js';
import { matchNode, type Found, type RegionSite } from './match-pattern.js';

/**
 * True when a place is right already: it stands inside what it would become, what would be inserted is there, or the
 * value that would be tested was tested before.
 */
export function isDone(rewrite: Rewrite, found: Found): boolean {
  return isNewItself(rewrite, found) || isInsideNew(rewrite, found) || isInserted(rewrite, found) || isTested(rewrite, found);
}

const OPTIONAL_HASH = makeLeaf('Dot', '?.', { start: 0, end: 0 }).hash;

/** What stands there is new code already, whatever its holes hold: a wrapper that would be wrapped again. */
function isNewItself(rewrite: Rewrite, { match }: Found): boolean {
  return rewrite.regions.every((region, id) => {
    const site = match.regions.get(id);
    const [only] = region.pattern;
    if (!region.telling || site === undefined || only?.t !== 'node' || region.pattern.length !== site.trees.length) return false;
    return region.pattern.every((pattern, index) => {
      const tree = site.trees[index];
      return tree !== undefined && matchNode(withoutDerived(pattern), tree, { holes: new Map(), regions: new Map() }) !== null;
    });
  });
}

/** How far up the new code is looked for around a place. */
const MAX_UP = 8;

function isInsideNew(rewrite: Rewrite, { match, ancestors }: Found): boolean {
  return rewrite.regions.some((region, id) => {
    const [pattern, ...more] = region.pattern;
    const site = match.regions.get(id);
    if (pattern === undefined || more.length > 0 || pattern.t !== 'node' || site === undefined || site.trees.length === 0) return false;
    return ancestors.slice(-MAX_UP).some((ancestor) => matchNode(withoutDerived(pattern), ancestor, { holes: match.holes, regions: new Map() }) !== null);
  });
}

/** A derived value fits no hole: the pattern then fits nothing. */
function withoutDerived(pattern: Pattern): Pattern {
  if (pattern.t === 'hole' && pattern.id < 0) return { t: 'const', kind: '', hash: '' };
  return pattern.t === 'node' || pattern.t === 'region' ? { ...pattern, kids: pattern.kids.map(withoutDerived) } : pattern;
}

function isInserted(rewrite: Rewrite, { match }: Found): boolean {
  return rewrite.regions.length > 0 && rewrite.regions.every((region, id) => {
    const site = match.regions.get(id);
    if (site?.parent === null || site === undefined || site.trees.length > 0 || region.pattern.length === 0) return false;
    if (site.parent.kids.some((kid) => kid.kind === 'Declaration')) return region.pattern.every((pattern) => hasProperty(site, pattern));
    const count = region.pattern.length;
    const isAt = (from: number): boolean => from >= 0 && region.pattern.every((pattern, index) => {
      const kid = site.parent?.kids[from + index];
      return kid !== undefined && matchNode(withoutDerived(pattern), kid, { holes: match.holes, regions: new Map() }) !== null;
    });
    return isAt(site.from) || isAt(site.from - count);
  });
}

/** The same property, in the same rule: whatever its value is, somebody has decided about it. */
function hasProperty(site: RegionSite, pattern: Pattern): boolean {
  return (site.parent?.kids ?? []).some((kid) => {
    if (kid.kind !== 'Declaration') return false;
    if (pattern.t === 'const') return kid.hash === pattern.hash;
    const [name] = pattern.t === 'node' ? pattern.kids : [];
    return name?.t === 'const' && kid.kids[0]?.hash === name.hash && matchNode(withoutDerived(pattern), kid, { holes: new Map(), regions: new Map() }) !== null;
  });
}

function isTested(rewrite: Rewrite, { match, ancestors }: Found): boolean {
  const tests = rewrite.regions.flatMap((region) => region.pattern.flatMap((pattern) => testedIn(pattern)));
  if (tests.length === 0) return false;
  const site = match.regions.get(0)?.trees[0] ?? match.regions.get(0)?.parent?.kids[match.regions.get(0)?.from ?? 0];
  const holds = (value: Tree): boolean => tests.some((test) => matchNode(test, value, { holes: match.holes, regions: new Map() }) !== null);
  const path = site === undefined ? ancestors : [...ancestors, site];
  return path.some((node, index) => {
    const inner = path[index + 1];
    if (inner === undefined) return false;
    if (node.kind === 'IfStatement' || node.kind === 'Conditional') return node.kids[1] === inner && node.kids[0] !== undefined && conjuncts(node.kids[0]).some(holds);
    if (node.kind === 'Logical') return node.kids[1]?.label === '&&' && node.kids[2] === inner && node.kids[0] !== undefined && conjuncts(node.kids[0]).some(holds);
    if (node.kind !== 'Statements') return false;
    return node.kids.slice(0, node.kids.indexOf(inner)).some((earlier) => isExitTest(earlier) && earlier.kids[0] !== undefined && disjuncts(earlier.kids[0]).some(holds));
  });
}

const NOTHING = new Set(['null', 'undefined']);

/** The values whose truth follows when an expression is true. */
function conjuncts(tree: Tree): Tree[] {
  if (tree.kind === 'Logical' && tree.kids[1]?.label === '&&') return tree.kids.flatMap((kid) => (kid.kind === 'Op' ? [] : conjuncts(kid)));
  if (tree.kind === 'Binary' && (tree.kids[1]?.label === '!=' || tree.kids[1]?.label === '!==') && NOTHING.has(tree.kids[2]?.label ?? '')) return tree.kids.slice(0, 1);
  return [tree];
}

/** The values whose truth follows when an expression is false. */
function disjuncts(tree: Tree): Tree[] {
  if (tree.kind === 'Logical' && tree.kids[1]?.label === '||') return tree.kids.flatMap((kid) => (kid.kind === 'Op' ? [] : disjuncts(kid)));
  if (tree.kind === 'Unary' && tree.label === '!') return [...tree.kids];
  if (tree.kind === 'Binary' && (tree.kids[1]?.label === '==' || tree.kids[1]?.label === '===') && NOTHING.has(tree.kids[2]?.label ?? '')) return tree.kids.slice(0, 1);
  return [];
}

/** `if (…) return;` and its kin. */
function isExitTest(tree: Tree): boolean {
  if (tree.kind !== 'IfStatement') return false;
  const last = tree.kids[1]?.kids[0]?.kids.at(-1);
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.kind);
}

/** Patterns of the values that new code tests before it uses them. */
function testedIn(pattern: Pattern): Pattern[] {
  if (pattern.t !== 'node') return [];
  const [first, second] = pattern.kids;
  const own: Pattern[] = [];
  if ((pattern.kind === 'IfStatement' || pattern.kind === 'Conditional') && first !== undefined) own.push(...valuesTested(first));
  if (pattern.kind === 'Logical' && first !== undefined && isConstant(second, 'Op')) own.push(...valuesTested(first));
  if ((pattern.kind === 'Member' || pattern.kind === 'Call' || pattern.kind === 'Index') && second?.t === 'const' && second.hash === OPTIONAL_HASH && first !== undefined) own.push(first);
  return [...own, ...pattern.kids.flatMap(testedIn)];
}

function isConstant(pattern: Pattern | undefined, kind: string): boolean {
  return pattern?.t === 'const' && pattern.kind === kind;
}

function valuesTested(pattern: Pattern): Pattern[] {
  if (pattern.t !== 'node') return [pattern];
  if (pattern.kind === 'Unary') return pattern.kids.slice(0, 1);
  if (pattern.kind === 'Binary') return pattern.kids.slice(0, 1);
  if (pattern.kind === 'Logical') return pattern.kids.flatMap((kid) => (isConstant(kid, 'Op') ? [] : valuesTested(kid)));
  return [pattern];
}
