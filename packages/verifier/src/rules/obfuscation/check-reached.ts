import type { MemberExpression, Node, SimpleCallExpression } from 'estree';
import type { Value } from '../../engine/atoms.js';
import type { Engine } from '../../engine/engine.js';
import { isNullish } from '../../engine/values.js';
import { variableOf } from '../../scopes/names.js';

/** Members that select, change or send something: that nothing is known of what they belong to must be said. */
const DECISIVE =
  /^(?:querySelector(?:All)?|getElements?By\w+|closest|matches|innerHTML|outerHTML|insertAdjacent\w+|setHTMLUnsafe|createContextualFragment|parseFromString|srcdoc|write|writeln|eval|execCommand|cookie|localStorage|sessionStorage|indexedDB|sendBeacon|fetch|pushState|replaceState|submit|requestSubmit|removeChild|replaceWith|replaceChildren|insertRule|setAttribute|classList|cssText)$/;

/** True when one of the names a member may have is decisive. */
export function isDecisive(names: Value): boolean {
  for (const atom of names) if (atom.t !== 'const') return false;
  for (const atom of names) if (atom.t === 'const' && isDecisiveName(String(atom.v))) return true;
  return false;
}

/** What was found of names before: code uses the same few hundred over and over. */
const KNOWN = new Map<string, boolean>();
const MAX_KNOWN = 4096;

function isDecisiveName(name: string): boolean {
  let known = KNOWN.get(name);
  if (known === undefined) {
    if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
    known = DECISIVE.test(name);
    if (name.length <= 40) KNOWN.set(name, known);
  }
  return known;
}

/** Notes what a decisive member was read from or written to. */
export function noteReached(engine: Engine, node: MemberExpression, bases: Value): void {
  note(engine, node, !bases.every(isNullish));
}

/** Notes what a call calls. A name that is known to be undefined is no riddle; one that never had any value is. */
export function noteCalled(engine: Engine, node: SimpleCallExpression, callee: Value): void {
  if (node.callee.type === 'Identifier') note(engine, node, callee.length > 0 || isSettled(engine, node.callee));
}

function isSettled(engine: Engine, name: SimpleCallExpression['callee']): boolean {
  const variable = name.type === 'Identifier' ? variableOf(name) : undefined;
  return variable === undefined || engine.env.cell(variable, engine.growth).value.length > 0;
}

function note(engine: Engine, node: Node, isKnown: boolean): void {
  if (isKnown || !engine.ledger.reached.has(node)) engine.ledger.reached.set(node, isKnown);
}

/** After the last round: whatever was run and never found anything to act on cannot be proven. */
export function checkReached(engine: Engine): void {
  engine.ledger.reached.forEach((isKnown, node) => {
    if (!isKnown) engine.refuse('unresolvable-selector', node, 'Nothing is known of what this acts on.');
  });
}
