/**
 * A node of code in the one form in which JavaScript and CSS are compared: formatting, quotes and comments leave no
 * trace in `kind`, `label` and `kids`; `start` and `end` say where it stands.
 */
export interface Tree {
  readonly kind: string;
  /** What the node holds besides its kids: a name, an operator, a value. */
  readonly label: string;
  readonly kids: readonly Tree[];
  /** True when the number of kids varies: arguments, statements, declarations, tokens of a value. */
  readonly list: boolean;
  readonly start: number;
  readonly end: number;
  /** Equal for trees that are equal in normal form, and practically never for others. */
  readonly hash: string;
  readonly size: number;
}

/** Where a node stands, and whether it is a list. */
export interface TreeShape {
  readonly start: number;
  readonly end: number;
  readonly list?: boolean;
}

/** The kind of a missing part, such as the `else` of an `if` without one. */
export const NONE = 'None';

/** Makes a node from its parts. */
export function makeTree(name: readonly [kind: string, label?: string], kids: readonly Tree[], shape: TreeShape): Tree {
  const [kind, label = ''] = name;
  let text = `${kind}\u0001${label}`;
  let size = 1;
  for (const kid of kids) {
    text += `\u0002${kid.hash}`;
    size += kid.size;
  }
  return { kind, label, kids, list: shape.list === true, start: shape.start, end: shape.end, hash: mix(text), size };
}

/** A leaf. */
export function makeLeaf(kind: string, label: string, shape: TreeShape): Tree {
  return makeTree([kind, label], [], shape);
}

/** A 64 bit mixture of a text (two lanes of multiply and rotate); collisions do not matter at the sizes of code. */
function mix(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
    low = (low << 13) | (low >>> 19);
    high = (high << 17) | (high >>> 15);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}

/** Every node of a tree, a node before its kids. */
export function* walkTree(tree: Tree): Generator<Tree> {
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let at = node.kids.length - 1; at >= 0; at -= 1) waiting.push(node.kids[at] as Tree);
  }
}

const BAGS = new WeakMap<Tree, ReadonlyMap<string, number>>();

/** How often each subtree occurs in a tree, by hash. */
function bagOf(tree: Tree): ReadonlyMap<string, number> {
  const known = BAGS.get(tree);
  if (known !== undefined) return known;
  const bag = new Map<string, number>();
  for (const node of walkTree(tree)) if (node.kind !== NONE) bag.set(node.hash, (bag.get(node.hash) ?? 0) + 1);
  BAGS.set(tree, bag);
  return bag;
}

/** How much two trees have in common, 0..1: Dice's coefficient over their subtrees. */
export function similarity(left: Tree, right: Tree): number {
  if (left.hash === right.hash) return 1;
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  const other = bagOf(large);
  let shared = 0;
  let total = 0;
  for (const [hash, count] of bagOf(small)) {
    shared += Math.min(count, other.get(hash) ?? 0);
    total += count;
  }
  for (const count of other.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** True when a subtree equal to `part` stands inside `whole`, but is not all of it. */
export function containsTree(whole: Tree, part: Tree): boolean {
  return whole.size > part.size && bagOf(whole).has(part.hash);
}

const CSS_KINDS = new Set(['Stylesheet', 'Rule', 'AtRule', 'Selectors', 'Simple', 'Decls', 'Declaration', 'DeclName', 'Value', 'Flag', 'Prelude', 'Feature', 'Token', 'Amount', 'Colour', 'CssFunction', 'CssText', 'ClassName', 'Complex', 'Combinator', 'AtName']);
/** True for the nodes of style sheets, wherever they stand. */
export function isCssKind(kind: string): boolean {
  return CSS_KINDS.has(kind);
}

const STATEMENT = /(?:Statement|Declaration)$/;
const PARTS = new Set(['Property', 'SpreadElement', 'RestElement', 'TemplateText', 'Text', 'Name', 'Binding', 'Op', 'Keyword', 'Dot', 'Async', 'Declarator', 'Case', 'Catch', 'Label', 'Computed', 'Block', NONE]);

/** What can stand in the place of what: an expression for an expression, a declaration for a declaration. */
export function categoryOf(tree: Tree): string {
  if (tree.list) return `list ${tree.kind}`;
  if (CSS_KINDS.has(tree.kind)) return ['Token', 'Amount', 'Colour', 'CssFunction', 'Feature'].includes(tree.kind) ? 'css token' : `css ${tree.kind}`;
  if (STATEMENT.test(tree.kind)) return 'statement';
  return PARTS.has(tree.kind) ? tree.kind : 'expression';
}
