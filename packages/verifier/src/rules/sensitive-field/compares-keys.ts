import { ancestor } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Variable } from '../../scopes/scope.js';
import type { Function as FunctionNode, Identifier, MemberExpression, Node, Pattern } from 'estree';
import type { Engine } from '../../engine/engine.js';
import { variableOf } from '../../scopes/names.js';

const KEY_MEMBERS = new Set(['key', 'code', 'keyCode', 'which', 'charCode', 'char', 'keyIdentifier']);
const HARMLESS_MEMBERS = new Set(['preventDefault', 'stopPropagation', 'stopImmediatePropagation', 'shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'repeat', 'defaultPrevented', 'type', 'isTrusted', 'isComposing', 'timeStamp']);
const MAX_DEPTH = 4;

/** What a variable holds: the event, or the key in it. */
type Holds = 'event' | 'key';

interface Use {
  readonly engine: Engine;
  readonly depth: number;
}

/** True when a handler, and every local function it passes the event to, only compares the key with constants. */
export function comparesKeysOnly(engine: Engine, fn: FunctionNode): boolean {
  if (usesArguments(fn)) return false;
  const [param] = fn.params;
  return param === undefined || bindsFairly({ engine, depth: 0 }, { pattern: param, holds: 'event' });
}

/** The event also stands in `arguments`, where nobody follows it. */
function usesArguments(fn: FunctionNode): boolean {
  let found = false;
  if (fn.type !== 'ArrowFunctionExpression') ancestor(fn.body as unknown as AcornNode, { Identifier: (node) => { found ||= node.name === 'arguments'; } });
  return found;
}

function bindsFairly(use: Use, bound: { readonly pattern: Pattern; readonly holds: Holds }): boolean {
  const { pattern, holds } = bound;
  if (pattern.type === 'AssignmentPattern') return bindsFairly(use, { pattern: pattern.left, holds });
  if (pattern.type === 'Identifier') return variableIsFair(use, pattern, holds);
  if (pattern.type !== 'ObjectPattern' || holds === 'key') return false;
  return pattern.properties.every((property) => {
    if (property.type !== 'Property' || property.computed) return false;
    const name = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : '';
    if (KEY_MEMBERS.has(name)) return bindsFairly(use, { pattern: property.value, holds: 'key' });
    return HARMLESS_MEMBERS.has(name) || name === 'target' || name === 'currentTarget';
  });
}

function variableIsFair(use: Use, name: Identifier, holds: Holds): boolean {
  const variable = variableOf(name);
  if (variable === undefined || use.depth > MAX_DEPTH) return false;
  const uses = usesOf(variable);
  return uses !== null && uses.every((path) => (holds === 'event' ? eventUseIsFair(use, path) : keyUseIsFair(use, path)));
}

/** Every read of a variable with the nodes above it, the nearest last; null when it cannot be found. */
function usesOf(variable: Variable): Node[][] | null {
  const uses: Node[][] = [];
  const block = variable.scope.variableScope.block as unknown as AcornNode;
  const reads = new Set<unknown>(variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier));
  ancestor(block, {
    Identifier: (node, _state, parents) => {
      if (reads.has(node)) uses.push(parents.map((parent) => parent as unknown as Node));
    },
  });
  return uses.length < reads.size ? null : uses;
}

function eventUseIsFair(use: Use, path: readonly Node[]): boolean {
  const [parent, node] = [path.at(-2), path.at(-1)];
  if (parent === undefined || node === undefined) return false;
  if (parent.type === 'MemberExpression' && parent.object === node) {
    const member = memberName(parent);
    if (member === null) return false;
    if (KEY_MEMBERS.has(member)) return keyUseIsFair(use, path.slice(0, -1));
    return HARMLESS_MEMBERS.has(member) || isTargetQuery(member, path.at(-3));
  }
  if (parent.type === 'VariableDeclarator' && parent.init === node) return bindsFairly(use, { pattern: parent.id, holds: 'event' });
  if (parent.type === 'LogicalExpression' || parent.type === 'ConditionalExpression') return eventUseIsFair(use, path.slice(0, -1));
  return passedFairly(use, path, 'event');
}

function keyUseIsFair(use: Use, path: readonly Node[]): boolean {
  const [parent, node] = [path.at(-2), path.at(-1)];
  if (parent === undefined || node === undefined) return false;
  if (isComparison(use.engine, node, parent)) return true;
  // `e.key || e.keyCode` is the key as well, and so is what a letter's case is made of.
  if (parent.type === 'LogicalExpression' || (parent.type === 'ConditionalExpression' && parent.test !== node)) return isTested(path) || keyUseIsFair(use, path.slice(0, -1));
  if (parent.type === 'VariableDeclarator' && parent.init === node) return bindsFairly(use, { pattern: parent.id, holds: 'key' });
  if (parent.type === 'MemberExpression' && parent.object === node && /^to(?:Lower|Upper)Case$/.test(memberName(parent) ?? '')) return keyUseIsFair(use, path.slice(0, -2));
  return passedFairly(use, path, 'key');
}

/** A key whose truth alone is asked for. */
function isTested(path: readonly Node[]): boolean {
  const [above, parent] = [path.at(-3), path.at(-2)];
  return above?.type === 'IfStatement' && above.test === parent;
}

/** A local function may have the event when it treats it as fairly. */
function passedFairly(use: Use, path: readonly Node[], holds: Holds): boolean {
  const [parent, node] = [path.at(-2), path.at(-1)];
  if (parent?.type !== 'CallExpression' || use.depth >= MAX_DEPTH) return false;
  const index = parent.arguments.findIndex((argument) => argument === node);
  if (index < 0 || parent.callee.type !== 'Identifier') return false;
  const fn = functionOf(use.engine, parent.callee);
  if (fn === null || usesArguments(fn)) return false;
  const param = fn.params[index];
  return param === undefined || bindsFairly({ engine: use.engine, depth: use.depth + 1 }, { pattern: param, holds });
}

/** The one function a name stands for. */
function functionOf(engine: Engine, name: Identifier): FunctionNode | null {
  const variable = variableOf(name);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || variable.defs.length !== 1 || definition === undefined) return null;
  const writes = variable.writes;
  if (definition.type === 'FunctionName') return writes === 0 ? definition.node : null;
  if (definition.type !== 'Variable' || writes !== 1) return null;
  const { init } = definition.node;
  return init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression' ? init : null;
}

function memberName(node: MemberExpression): string | null {
  if (node.computed) return node.property.type === 'Literal' ? String(node.property.value) : null;
  return node.property.type === 'Identifier' ? node.property.name : null;
}

function isComparison(engine: Engine, use: Node, outer: Node): boolean {
  if (outer.type === 'BinaryExpression') {
    const other = outer.left === use ? outer.right : outer.left;
    return /^[=!<>]/.test(outer.operator) && isConstant(engine, other);
  }
  if (outer.type === 'SwitchStatement') return outer.discriminant === use && outer.cases.every((entry) => !entry.test || isConstant(engine, entry.test));
  if (outer.type !== 'CallExpression' || outer.callee.type !== 'MemberExpression') return false;
  return isConstant(engine, outer.callee.object) && /^(?:includes|indexOf|has)$/.test(memberName(outer.callee) ?? '');
}

/** True when a node is a constant by what is written there: a literal, what is put together of such, or a name bound to one once. */
function isConstant(engine: Engine, node: Node): boolean {
  if (node.type === 'Literal') return true;
  const parts = partsOfConstant(node);
  if (parts !== null) return parts.every((part) => part !== null && isConstant(engine, part));
  if (node.type !== 'Identifier') return false;
  const variable = variableOf(node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || variable.writes !== 1) return false;
  return definition?.type === 'Variable' && definition.node.init ? isConstant(engine, definition.node.init) : false;
}

/** The parts that must be constant for the whole to be; null when the node is not put together from parts. */
function partsOfConstant(node: Node): readonly (Node | null)[] | null {
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements;
    case 'TemplateLiteral':
      return node.expressions;
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'SequenceExpression':
      return node.expressions.slice(-1);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'MemberExpression':
      return [node.object];
    case 'ObjectExpression':
      return node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument));
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Set' ? node.arguments : null;
    default:
      return null;
  }
}

/** `event.target.closest(…)` and `event.target === …` do not read what is typed. */
function isTargetQuery(member: string, outer: Node | undefined): boolean {
  if (!/^(?:target|currentTarget)$/.test(member)) return false;
  if (outer?.type === 'BinaryExpression') return true;
  return outer?.type === 'MemberExpression' && /^(?:closest|matches|classList|tagName)$/.test(memberName(outer) ?? '');
}
