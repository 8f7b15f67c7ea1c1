import type { Node } from 'estree';
import type { Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { unknown } from '../engine/values.js';
import { jquery } from './jquery.js';
import { native } from './make-native.js';

/** `$` and `jQuery`: refused where the brand has a rule against them. */
export function jqueryGlobal(engine: Engine, name: string, site: Node): Value {
  const rule = engine.context.policy.ruleIds['no-jquery'];
  if (rule === undefined) return [native('jQuery', [], jquery)];
  engine.context.findings.add({ category: 'forbidden-api', at: engine.spanOf(site), message: `Uses jQuery (${name}), which the brand forbids.`, rule, mend: 'Use the DOM interfaces.' });
  return unknown('jQuery');
}
