import { ancestor } from 'acorn-walk';
import type { Node as AcornNode } from 'acorn';
import type { Function as FunctionNode, Node } from 'estree';
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
    if (atom.t === 'fn' ? !comparesOnly(atom.node as FunctionNode) : atom.t !== 'const') {
      engine.refuse('sensitive-field', site, `Listens to ${type} on the whole page and does more than compare the key with constants.`);
    }
  }
}

function isWholePage(target: Atom): boolean {
  if (target.t === 'host') return target.type === 'window';
  return target.t === 'node' && (target.kind === 'document' || target.kind === 'body' || target.kind === 'html');
}

function comparesOnly(fn: FunctionNode): boolean {
  const [param] = fn.params;
  if (param === undefined) return true;
  if (param.type === 'ObjectPattern') return destructuredOnly(fn);
  if (param.type !== 'Identifier') return false;
  let fine = true;
  ancestor(fn.body as unknown as AcornNode, {
    Identifier: (node, _state, parents) => {
      if (node.name !== param.name) return;
      const [parent, outer] = [parents.at(-2), parents.at(-3)].map((part) => part as unknown as Node | undefined);
      if (parent?.type !== 'MemberExpression' || parent.object !== (node as unknown as Node) || parent.property.type !== 'Identifier' || parent.computed) {
        fine = false;
      } else if (KEY_MEMBERS.has(parent.property.name)) fine &&= isComparison(parent, outer);
      else fine &&= HARMLESS_MEMBERS.has(parent.property.name) || isQuery(parent, outer);
    },
  });
  return fine;
}

/** `({ key }) => { if (key === 'Escape') … }`. */
function destructuredOnly(fn: FunctionNode): boolean {
  const [param] = fn.params;
  if (param?.type !== 'ObjectPattern') return false;
  const names = new Set<string>();
  for (const property of param.properties) if (property.type === 'Property' && property.value.type === 'Identifier') names.add(property.value.name);
  let fine = param.properties.every((property) => property.type === 'Property');
  ancestor(fn.body as unknown as AcornNode, {
    Identifier: (node, _state, parents) => {
      if (names.has(node.name)) fine &&= isComparison(node as Node, parents.at(-2) as unknown as Node | undefined);
    },
  });
  return fine;
}

function isComparison(use: Node, outer: Node | undefined): boolean {
  if (outer?.type === 'BinaryExpression') {
    const other = outer.left === use ? outer.right : outer.left;
    return /^[=!<>]/.test(outer.operator) && other.type === 'Literal';
  }
  if (outer?.type === 'SwitchStatement') return outer.discriminant === use && outer.cases.every((entry) => !entry.test || entry.test.type === 'Literal');
  return outer?.type === 'CallExpression' && outer.callee.type === 'MemberExpression' && outer.callee.object.type === 'ArrayExpression' && outer.callee.property.type === 'Identifier' && /^(?:includes|indexOf)$/.test(outer.callee.property.name);
}

/** `event.target.closest(…)` and `event.target === …` do not read what is typed. */
function isQuery(member: Node, outer: Node | undefined): boolean {
  if (member.type !== 'MemberExpression' || member.property.type !== 'Identifier' || !/^(?:target|currentTarget)$/.test(member.property.name)) return false;
  if (outer?.type === 'BinaryExpression') return true;
  return outer?.type === 'MemberExpression' && outer.property.type === 'Identifier' && /^(?:closest|matches|classList|tagName)$/.test(outer.property.name);
}
