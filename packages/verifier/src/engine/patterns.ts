import type { MemberExpression, ObjectPattern, Pattern } from 'estree';
import { isDecisive, noteReached } from '../rules/obfuscation/check-reached.js';
import { elementsOf, iterate } from './arrays.js';
import type { Value } from './atoms.js';
import { memberNames } from './member-names.js';
import type { Engine } from './engine.js';
import { constant, join, joinAll, NOTHING, UNDEFINED, unknown } from './values.js';
import { writeGlobal } from '../host/global-names.js';
import { variableOf } from '../scopes/names.js';

/** Binds a value to a target: a name, a member, or a pattern with defaults. */
export function assignPattern(engine: Engine, target: Pattern, bound: { readonly value: Value; readonly mode: 'assign' | 'declare' | 'parameter' }): void {
  const { value } = bound;
  switch (target.type) {
    case 'Identifier': {
      const variable = variableOf(target);
      if (variable === undefined) return writeGlobal(engine, target.name, { value, site: target, declares: false });
      const cell = engine.env.cell(variable, engine.growth);
      engine.flow.write(cell, value);
      if (bound.mode === 'parameter') engine.flow.narrow(cell, cell.tracked ? value : cell.value);
      for (const log of engine.writeLogs) log.set(cell, join(log.get(cell) ?? NOTHING, value));
      return;
    }
    case 'MemberExpression':
      return assignMember(engine, target, value);
    case 'AssignmentPattern': {
      const present = value.filter((atom) => !(atom.t === 'const' && atom.v === undefined));
      const fallback = engine.evaluate(target.right);
      const all = present.length === value.length && value.length > 0 && !value.some((atom) => atom.t === 'unknown') ? value : joinAll([present, fallback]);
      return assignPattern(engine, target.left, { ...bound, value: all });
    }
    case 'ObjectPattern':
      return assignObject(engine, target, bound);
    case 'ArrayPattern':
      return target.elements.forEach((element, index) => {
        if (element === null) return;
        const item = element.type === 'RestElement' ? restOf(engine, value, { index, site: element }) : itemAt(engine, value, { index, site: target });
        assignPattern(engine, element.type === 'RestElement' ? element.argument : element, { ...bound, value: item });
      });
    case 'RestElement':
      return assignPattern(engine, target.argument, bound);
  }
}

function assignMember(engine: Engine, target: MemberExpression, value: Value): void {
  const bases = engine.evaluate(target.object);
  const names = memberNames(engine, target);
  if (isDecisive(names)) noteReached(engine, target, bases);
  for (const base of bases) engine.setMember(base, { names, value, site: target, adds: false });
}

function assignObject(engine: Engine, target: ObjectPattern, bound: { readonly value: Value; readonly mode: 'assign' | 'declare' | 'parameter' }): void {
  const taken = new Set<string>();
  for (const property of target.properties) {
    if (property.type === 'RestElement') {
      const rest = engine.makeObject('object', property);
      for (const atom of bound.value) {
        if (atom.t !== 'obj') rest.rest.add(unknown('the rest of an object'));
        else for (const [name, cell] of atom.props) if (!taken.has(name)) engine.setMember(rest, { names: constant(name), value: cell.value, site: property, adds: false });
      }
      assignPattern(engine, property.argument, { ...bound, value: [rest] });
      continue;
    }
    const { key } = property;
    const names = property.computed ? engine.evaluate(key) : constant(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
    for (const name of names) if (name.t === 'const') taken.add(String(name.v));
    const item = joinAll(bound.value.map((atom) => engine.getMember(atom, names, property)));
    assignPattern(engine, property.value, { ...bound, value: item });
  }
}

interface At {
  readonly index: number;
  readonly site: Pattern;
}

function itemAt(engine: Engine, value: Value, at: At): Value {
  return joinAll(
    value.map((atom) => {
      const items = elementsOf(atom);
      if (items !== null) return items[at.index] ?? UNDEFINED;
      if (atom.t === 'list' || (atom.t === 'obj' && atom.shape === 'array')) return engine.getMember(atom, constant(at.index), at.site);
      return iterate(engine, [atom], at.site);
    }),
  );
}

function restOf(engine: Engine, value: Value, at: At): Value {
  const rest = engine.makeObject('array', at.site);
  for (const atom of value) {
    const items = elementsOf(atom);
    if (items === null) rest.rest.add(iterate(engine, [atom], at.site));
    else items.slice(at.index).forEach((item, position) => engine.setMember(rest, { names: constant(String(position)), value: item, site: at.site, adds: false }));
  }
  return [rest];
}
