import type { ArrayExpression, Node, ObjectExpression, Property } from 'estree';
import { heldBy } from '../host/held-by.js';
import { elementsOf, iterate } from './arrays.js';
import type { Value } from './atoms.js';
import type { Engine } from './engine.js';
import { constant } from './values.js';

/** An object literal: its properties, and those of what is spread into it. */
export function objectLiteral(engine: Engine, node: ObjectExpression): Value {
  const object = engine.makeObject('object', node);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      for (const source of engine.evaluate(property.argument)) copyProperties(engine, { source, site: property }, object);
    } else addProperty(engine, object, property);
  }
  return [object];
}

function addProperty(engine: Engine, object: ReturnType<Engine['makeObject']>, property: Property): void {
  const { key, value } = property;
  const names = property.computed ? engine.evaluate(key) : constant(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
  if (value.type === 'ObjectPattern' || value.type === 'ArrayPattern' || value.type === 'RestElement' || value.type === 'AssignmentPattern') return;
  const evaluated = engine.evaluate(value);
  if (property.kind === 'init') engine.setMember(object, { names, value: evaluated, site: property, adds: false });
  else for (const name of names) if (name.t === 'const') engine.setMember(object, { names: constant(`${property.kind} ${String(name.v)}`), value: evaluated, site: property, adds: false });
}

/** Copies the own properties of one value into the object it is spread into. */
function copyProperties(engine: Engine, spread: { readonly source: Value[number]; readonly site: Node }, target: ReturnType<Engine['makeObject']>): void {
  const source = spread.source.t === 'fn' ? spread.source.obj : spread.source;
  if (source.t !== 'obj') {
    const held = heldBy(engine, source, spread.site);
    if (held.length > 0) hold(engine, target, held);
    return;
  }
  for (const [name, cell] of source.props) engine.setMember(target, { names: constant(name), value: cell.value, site: { type: 'EmptyStatement' }, adds: false });
  target.rest.add(source.rest.value);
}

/** Puts values under names that are not known into an object. */
function hold(engine: Engine, target: ReturnType<Engine['makeObject']>, held: Value): void {
  target.rest.add(held);
  if (!target.marks.inexact) engine.growth.changed = true;
  target.marks.inexact = true;
}

/** Beyond this many elements a spread only says what an array may hold. */
const MAX_ELEMENTS = 300;

/** An array literal: its elements, and those of what is spread into it. */
export function arrayLiteral(engine: Engine, node: ArrayExpression): Value {
  const array = engine.makeObject('array', node);
  let index = 0;
  for (const element of node.elements) {
    if (element === null) index += 1;
    else if (element.type === 'SpreadElement') {
      for (const source of engine.evaluate(element.argument)) {
        // `list = [...list, x]` gives the same object again and again: of what length is not known.
        const items = source.key === array.key || index > MAX_ELEMENTS ? null : elementsOf(source);
        if (items === null) {
          array.rest.add(iterate(engine, [source], element));
          if (!array.marks.inexact) engine.growth.changed = true;
          array.marks.inexact = true;
        } else for (const item of items) engine.setMember(array, { names: constant(String(index++)), value: item, site: element, adds: false });
      }
    } else engine.setMember(array, { names: constant(String(index++)), value: engine.evaluate(element), site: element, adds: false });
  }
  return [array];
}
