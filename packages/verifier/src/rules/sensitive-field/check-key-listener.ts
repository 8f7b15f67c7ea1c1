import type { Function as FunctionNode, Node } from 'estree';
import type { Atom, Value } from '../../engine/atoms.js';
import type { Engine } from '../../engine/engine.js';
import { constant } from '../../engine/values.js';
import { comparesKeysOnly } from './compares-keys.js';

/** Handlers that are bound, or held in objects, this often at most. */
const MAX_DEPTH = 4;

const KEY_EVENTS = new Set(['keydown', 'keyup', 'keypress']);
const TYPING_EVENTS = new Set(['input', 'beforeinput', 'paste', 'copy', 'cut', 'compositionend', 'compositionupdate', 'textInput', 'formdata']);

/**
 * Typing that is listened to on the whole page (safety policy, point 17). A key handler is accepted when it uses
 * the key in comparisons with constants only, as for Escape.
 */
export function checkKeyListener(engine: Engine, listening: { readonly target: Atom; readonly type: string; readonly handler: Value; readonly site: Node }): void {
  const { target, type, handler, site } = listening;
  if (type === 'formdata') engine.refuse('sensitive-field', site, 'Listens to formdata: it sees what visitors typed into a form.');
  if (!isWholePage(target)) return;
  if (TYPING_EVENTS.has(type)) {
    engine.refuse('sensitive-field', site, `Listens to ${type} on the whole page: it sees everything visitors type.`);
    return;
  }
  if (!KEY_EVENTS.has(type)) return;
  for (const fn of handlersOf(engine, { handler, site, depth: 0 })) {
    if (fn === null || !comparesKeysOnly(engine, fn)) {
      engine.refuse('sensitive-field', site, `Listens to ${type} on the whole page and does more than compare the key with constants.`);
    }
  }
}

function isWholePage(target: Atom): boolean {
  if (target.t === 'host') return target.type === 'window' || target.type === 'other-window';
  return target.t === 'node' && (target.kind === 'document' || target.kind === 'body' || target.kind === 'html');
}

/** The functions an event reaches; null for one that is not known. */
function handlersOf(engine: Engine, at: { readonly handler: Value; readonly site: Node; readonly depth: number }): (FunctionNode | null)[] {
  const { site } = at;
  const inner = (handler: Value): (FunctionNode | null)[] => (at.depth > MAX_DEPTH ? [null] : handlersOf(engine, { handler, site, depth: at.depth + 1 }));
  return at.handler.flatMap((atom): (FunctionNode | null)[] => {
    if (atom.t === 'const' || atom.t === 'absent') return [];
    if (atom.t === 'fn') return [atom.node.type === 'ClassDeclaration' || atom.node.type === 'ClassExpression' ? null : atom.node];
    if (atom.t === 'native' && atom.bound !== undefined) return inner(atom.bound);
    if (atom.t === 'obj') return inner(engine.getMember(atom, constant('handleEvent'), site));
    return [null];
  });
}
