import type { ObjAtom } from './atoms.js';

/** More prototypes in one chain than this nobody writes. */
const MAX_PROTOTYPES = 30;

/** Methods nobody calls here are run with the instances their class has. */
export function beReceiver(instance: ObjAtom): void {
  const open = [...instance.proto.value];
  for (let proto = open.pop(), steps = 0; proto !== undefined && steps < MAX_PROTOTYPES; proto = open.pop(), steps += 1) {
    if (proto.t !== 'obj') continue;
    for (const cell of proto.props.values()) for (const atom of cell.value) if (atom.t === 'fn') atom.receiver.add([instance]);
    open.push(...proto.proto.value);
  }
}
