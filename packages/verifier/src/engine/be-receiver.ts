import type { FnAtom, ObjAtom, Value } from './atoms.js';
import type { Engine } from './engine.js';

/** More prototypes in one chain than this nobody writes. */
const MAX_PROTOTYPES = 30;

/** Methods nobody calls here are run with the instances their class has. */
export function beReceiver(engine: Engine, instance: ObjAtom): void {
  const open = [...instance.proto.value];
  for (let proto = open.pop(), steps = 0; proto !== undefined && steps < MAX_PROTOTYPES; proto = open.pop(), steps += 1) {
    if (proto.t !== 'obj') continue;
    for (const cell of proto.props.values()) for (const atom of cell.value) if (atom.t === 'fn') engine.place(`receiver:${atom.key}`).add([instance]);
    open.push(...proto.proto.value);
  }
}

/** A method nobody calls here still belongs to its object. */
export function receiverOf(engine: Engine, fn: FnAtom): Value {
  return engine.place(`receiver:${fn.key}`).value;
}
