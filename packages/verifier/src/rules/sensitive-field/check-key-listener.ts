import { ancestor } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Function as FunctionNode, MemberExpression, Node } from 'estree';
import type { Atom, Value } from '../../engine/atoms.js';
import type { Engine } from '../../engine/engine.js';

const KEY_EVENTS = new Set(['keydown', 'keyup', 'keypress']);
const TYPING_EVENTS = new Set(['input', 'beforeinput', 'paste', 'copy', 'cut', 'compositionend', 'compositionupdate', 'textInput']);
const KEY_MEMBERS = new Set(['key', 'code', 'keyCode', 'which', 'charCode', 'char', 'keyIdentifier']);
const HARMLESS_MEMBERS = new Set(['preventDefault', 'stopPropagation', 'stopImmediatePropagation', 'shiftKey', 'ctrlKey', 'altKey', 'metaKey', 'repeat', 'defaultPrevented', 'type', 'isTrusted', 'isComposing']);

/**
 * Typing that is listened to on the whole page (safety policy, point 17). A key handler is accepted when it uses
 * the key in comparisons with constants only, as for Escape.
 */
export function checkKeyListener(engine: Engine, listening: { readonly target: Atom; readonly type: string; readonly handler: Value; readonly site: Node }): void {
  const { target, type, handler, site } = listening;
  if (!isWholePage(target)) return;
  if (TYPING_EVENTS.has(type)) {
    engine.refuse('sensitive-field', site, `Listens to ${type} on the whole page: it sees everything visitors type.`);
    return;
  }
  if (!KEY_EVENTS.has(type)) return;
  for (const atom of handler) {
    if (atom.t === 'fn' ? !comparesOnly(engine, atom.node as FunctionNode) : atom.t !== 'const') {
      engine.refuse('sensitive-field', site, `Listens to ${type} on the whole page and does more than compare the key with constants.`);
    }
  }
}

function isWholePage(target: Atom): boolean {
  if (target.t === 'host') return target.type === 'window';
  return target.t === 'node' && (target.kind === 'document' || target.kind === 'body' || target.kind === 'html');
}

function comparesOnly(engine: Engine, fn: FunctionNode): boolean {
  const [param] = fn.params;
  if (param === undefined) return true;
  if (param.type === 'ObjectPattern') return destructuredOnly(engine, fn);
  if (param.type !== 'Identifier') return false;
  let fine = true;
  ancestor(fn.body as unknown as AcornNode, {
    Identifier: (node, _state, parents) => {
      if (node.name !== param.name) return;
      const [parent, outer] = [parents.at(-2), parents.at(-3)].map((part) => part as unknown as Node | undefined);
      const member = parent?.type === 'MemberExpression' && parent.object === (node as unknown as Node) ? memberName(parent) : null;
      if (parent === undefined || member === null) fine = false;
      else if (KEY_MEMBERS.has(member)) fine &&= isComparison(engine, parent, outer);
      else fine &&= HARMLESS_MEMBERS.has(member) || isQuery(member, outer);
    },
  });
  return fine;
}

/** `({ key }) => { if (key === 'Escape') … }`. */
function destructuredOnly(engine: Engine, fn: FunctionNode): boolean {
  const [param] = fn.params;
  if (param?.type !== 'ObjectPattern') return false;
  const names = new Set<string>();
  for (const property of param.properties) if (property.type === 'Property' && property.value.type === 'Identifier') names.add(property.value.name);
  let fine = param.properties.every((property) => property.type === 'Property');
  ancestor(fn.body as unknown as AcornNode, {
    Identifier: (node, _state, parents) => {
      if (names.has(node.name)) fine &&= isComparison(engine, node, parents.at(-2) as unknown as Node | undefined);
    },
  });
  return fine;
}

function memberName(node: MemberExpression): string | null {
  if (node.computed) return node.property.type === 'Literal' ? String(node.property.value) : null;
  return node.property.type === 'Identifier' ? node.property.name : null;
}

function isComparison(engine: Engine, use: Node, outer: Node | undefined): boolean {
  if (outer?.type === 'BinaryExpression') {
    const other = outer.left === use ? outer.right : outer.left;
    return /^[=!<>]/.test(outer.operator) && isConstant(engine, other);
  }
  if (outer?.type === 'SwitchStatement') return outer.discriminant === use && outer.cases.every((entry) => !entry.test || isConstant(engine, entry.test));
  if (outer?.type !== 'CallExpression' || outer.callee.type !== 'MemberExpression') return false;
  return isConstant(engine, outer.callee.object) && /^(?:includes|indexOf|has)$/.test(memberName(outer.callee) ?? '');
}

/** A literal, an array of literals, or a name that is bound to one of these once. */
function isConstant(engine: Engine, node: Node): boolean {
  if (node.type === 'Literal') return true;
  if (node.type === 'ArrayExpression') return node.elements.every((element) => element !== null && isConstant(engine, element));
  const parts = partsOfConstant(node);
  if (parts !== null) return parts.every((part) => isConstant(engine, part));
  if (node.type !== 'Identifier') return false;
  const variable = engine.variables.get(node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || variable.references.filter((reference) => reference.isWrite()).length !== 1) return false;
  return definition?.type === 'Variable' && definition.node.init ? isConstant(engine, definition.node.init) : false;
}

/** The parts that must be constant for the whole to be; null when the node is not put together from parts. */
function partsOfConstant(node: Node): readonly Node[] | null {
  switch (node.type) {
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
    default:
      return null;
  }
}

/** `event.target.closest(…)` and `event.target === …` do not read what is typed. */
function isQuery(member: string, outer: Node | undefined): boolean {
  if (!/^(?:target|currentTarget)$/.test(member)) return false;
  if (outer?.type === 'BinaryExpression') return true;
  return outer?.type === 'MemberExpression' && /^(?:closest|matches|classList|tagName)$/.test(memberName(outer) ?? '');
}
