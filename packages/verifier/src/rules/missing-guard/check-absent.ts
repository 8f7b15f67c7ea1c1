import type { Node } from 'estree';
import type { AbsentAtom } from '../../engine/atoms.js';
import type { Engine } from '../../engine/engine.js';

/** A site element is used where it may be null (safety policy, point 15). */
export function checkAbsent(engine: Engine, absent: AbsentAtom, site: Node): void {
  engine.refuse('missing-guard', site, `Uses ${absent.selector} without a check that it is there.`);
}
