import type { Atom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { BOOL, constant, joinAll } from '../engine/values.js';

/** Texts longer than this are not matched here. */
export const MAX_MATCHED = 200;
const MAX_PATTERN = 60;

/** What a literal pattern holds; patterns that are made at run time are not known. */
export function simplePattern(atom: Atom): RegExp | null {
  if (atom.t !== 'host' || atom.type !== 'regexp' || !atom.key.startsWith('regex:')) return null;
  const flags = /^regex:([a-z]*):/.exec(atom.key)?.[1] ?? '';
  const source = atom.key.slice(`regex:${flags}:`.length);
  // A repeated group or a reference may take for ever; flat patterns take no longer than their text.
  if (source.length > MAX_PATTERN || /\)[*+?{]|\\[1-9k]|[*+}][^]*[*+}][^]*[*+}]/.test(source)) return null;
  try {
    return new RegExp(source, flags.replace('y', ''));
  } catch {
    return null;
  }
}

/** `/pattern/.test(text)`, settled where both are constant. */
export function testPattern(_engine: Engine, call: Call): Value {
  const texts = argument(call.args, 0);
  return joinAll(call.self.flatMap((atom) => {
    const pattern = simplePattern(atom);
    return texts.map((text) => (pattern !== null && !pattern.global && text.t === 'const' && String(text.v).length <= MAX_MATCHED ? constant(pattern.test(String(text.v))) : BOOL));
  }));
}
