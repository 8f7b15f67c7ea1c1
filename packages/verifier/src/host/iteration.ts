import type { Node } from 'estree';
import type { ObjAtom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { BOOL, constant } from '../engine/values.js';

/** What `next` gives: a value, and whether that was the last one. */
export function iteration(engine: Engine, site: Node, value: Value): ObjAtom {
  const object = engine.makeObject('object', site, 'iteration');
  engine.setMember(object, { names: constant('value'), value, site, adds: false });
  engine.setMember(object, { names: constant('done'), value: BOOL, site, adds: false });
  return object;
}
