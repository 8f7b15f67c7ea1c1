import type { MemberExpression } from 'estree';
import type { Value } from './atoms.js';
import type { Engine } from './engine.js';
import { constant, unknown } from './values.js';

/** The names a member expression may read: one for `a.b`, the values of `x` for `a[x]`. */
export function memberNames(engine: Engine, node: MemberExpression): Value {
  if (node.computed) return engine.evaluate(node.property);
  if (node.property.type === 'Identifier') return constant(node.property.name);
  return node.property.type === 'PrivateIdentifier' ? constant(`#${node.property.name}`) : unknown('a computed name');
}
