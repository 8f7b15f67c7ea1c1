import type { Variable } from 'eslint-scope';
import type { Node } from 'estree';
import type { NameKind } from '@safecode/domain/corrections/improvement';
import { selectorPlaces } from '../positions/selector-places.js';
import { keyOf } from '../positions/value-flow.js';
import { endOf, nameOf, startOf } from '../tree/js-program.js';
import type { ReadCode } from '../tree/read-code.js';
import { walkTree, type Tree } from '../tree/tree.js';

/** One use of a name; `before` is written before a new name (the key of a shorthand property). */
export interface NameSpot {
  readonly start: number;
  readonly end: number;
  readonly before: string;
}

/** A name that the code declares itself, with every place that has it. */
export interface OwnName {
  readonly kind: NameKind;
  readonly name: string;
  readonly spots: readonly NameSpot[];
}

const NAMES = new WeakMap<ReadCode, readonly OwnName[]>();

/** The names that some code declares: bindings, keyframes, custom properties, and classes it sets and selects. */
export function ownNames(read: ReadCode): readonly OwnName[] {
  const known = NAMES.get(read) ?? [...cssNames(read), ...(read.js === null ? [] : [...bindings(read.js.source.nodes, read.js.source.variableOf), ...classes(read)])];
  NAMES.set(read, known);
  return known;
}

function spot(tree: { readonly start: number; readonly end: number }): NameSpot {
  return { start: tree.start, end: tree.end, before: '' };
}

function cssNames(read: ReadCode): OwnName[] {
  const declared = new Map<string, { kind: NameKind; name: string; spots: NameSpot[] }>();
  const nodes = [...walkTree(read.tree)];
  for (const node of nodes) for (const [kind, name] of declaredBy(node)) if (!declared.has(`${kind} ${name}`)) declared.set(`${kind} ${name}`, { kind, name, spots: [] });
  for (const node of nodes) for (const [kind, tree] of usesIn(node)) declared.get(`${kind} ${tree.label}`)?.spots.push(spot(tree));
  return [...declared.values()];
}

function declaredBy(node: Tree): [NameKind, string][] {
  if (isKeyframes(node)) return framesOf(node).map((token) => ['keyframes', token.label]);
  if (node.kind === 'DeclName') return node.label.startsWith('--') ? [['custom-property', node.label]] : [];
  const first = isCallOf(node, 'setProperty') ? node.kids[2]?.kids[0] : undefined;
  const name = first?.kind === 'String' ? (first.kids[0]?.label ?? '') : '';
  return name.startsWith('--') ? [['custom-property', name]] : [];
}

const ANIMATION = /^(?:-\w+-)?animation(?:-name)?$/;

function usesIn(node: Tree): [NameKind, Tree][] {
  if (isKeyframes(node)) return framesOf(node).map((token) => ['keyframes', token]);
  if (node.kind === 'Declaration') return ANIMATION.test(node.kids[0]?.label ?? '') ? (node.kids[1]?.kids ?? []).map((token) => ['keyframes', token]) : [];
  return node.kind === 'DeclName' || node.kind === 'Token' || node.kind === 'Text' ? [['custom-property', node]] : [];
}

function framesOf(node: Tree): readonly Tree[] {
  return node.kids[1]?.kids ?? [];
}

function isKeyframes(node: Tree): boolean {
  return node.kind === 'AtRule' && (node.kids[0]?.label.endsWith('keyframes') ?? false);
}

function isCallOf(node: Tree, name: string): boolean {
  return node.kind === 'Call' && node.kids[0]?.kind === 'Member' && node.kids[0].kids[2]?.label === name;
}

function bindings(nodes: readonly Node[], variableOf: (node: Node) => Variable | undefined): OwnName[] {
  const shorthand = new Map<Node, string>();
  for (const node of nodes) if (node.type === 'Property' && node.shorthand) shorthand.set(node.value.type === 'AssignmentPattern' ? node.value.left : node.value, keyOf(node) ?? '');
  const byVariable = new Map<Variable, NameSpot[]>();
  const seen = new Set<string>();
  for (const node of nodes) {
    const variable = node.type === 'Identifier' ? variableOf(node) : undefined;
    if (variable === undefined || variable.defs.length === 0) continue;
    const key = shorthand.get(node);
    const list = byVariable.get(variable) ?? [];
    const place = `${startOf(node)}`;
    if (!seen.has(place)) list.push({ start: startOf(node), end: endOf(node), before: key === undefined ? '' : `${key}: ` });
    seen.add(place);
    byVariable.set(variable, list);
  }
  return [...byVariable].map(([variable, spots]) => ({ kind: 'binding', name: variable.name, spots }));
}

const CLASS_METHODS = new Set(['add', 'remove', 'toggle', 'contains', 'replace']);

/** Classes that the code sets on something and also selects. */
function classes(read: ReadCode): OwnName[] {
  const values = new Map<string, NameSpot[]>();
  const collect = (from: number, to: number): void => {
    for (const match of read.code.slice(from, to).matchAll(/[\w-]+/g)) {
      const list = values.get(match[0]) ?? [];
      list.push({ start: from + match.index, end: from + match.index + match[0].length, before: '' });
      values.set(match[0], list);
    }
  };
  for (const node of read.js?.source.nodes ?? []) for (const [from, to] of classTexts(node, read.code)) collect(from, to);
  const selected = new Map<string, NameSpot[]>();
  for (const place of selectorPlaces(read)) {
    for (const simple of place.members.flatMap((member) => member.flatMap((compound) => [...compound.simples, ...compound.simples.flatMap((one) => one.inner.flatMap((inner) => inner.flatMap((more) => more.simples)))]))) {
      if (!simple.key.startsWith('.')) continue;
      const list = selected.get(simple.key.slice(1)) ?? [];
      list.push({ start: simple.start + 1, end: simple.end, before: '' });
      selected.set(simple.key.slice(1), list);
    }
  }
  return [...values].flatMap(([name, spots]) => (selected.has(name) ? [{ kind: 'class' as const, name, spots: [...spots, ...(selected.get(name) ?? [])] }] : []));
}

/** Where a node holds class names: `classList`, `className`, `setAttribute('class')`, `class="…"` in markup. */
function classTexts(node: Node, code: string): [number, number][] {
  const inside = (text: Node | undefined): [number, number][] => (text?.type === 'Literal' && typeof text.value === 'string' ? [[startOf(text) + 1, endOf(text) - 1]] : []);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const name = nameOf(node.callee) ?? '';
    if (CLASS_METHODS.has(name) && nameOf(node.callee.object) === 'classList') return node.arguments.flatMap(inside);
    const [first, second] = node.arguments;
    return name === 'setAttribute' && first?.type === 'Literal' && first.value === 'class' ? inside(second) : [];
  }
  if (node.type === 'AssignmentExpression' && nameOf(node.left) === 'className') return inside(node.right);
  if (node.type !== 'TemplateElement' && !(node.type === 'Literal' && typeof node.value === 'string')) return [];
  const from = startOf(node);
  return [...code.slice(from, endOf(node)).matchAll(/\sclass=\\?["']([^"'\\<>]*)/g)].map((match) => [from + match.index + match[0].length - (match[1] ?? '').length, from + match.index + match[0].length]);
}
