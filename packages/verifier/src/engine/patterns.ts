import type { MemberExpression, ObjectPattern, Pattern } from 'estree';
import { isDecisive, noteReached } from '../rules/obfuscation/check-reached.js';
import { elementsOf, iterate } from './arrays.js';
import type { Value } from './atoms.js';
import { memberNames } from './member-names.js';
import type { Engine } from './engine.js';
import { constant, join, joinAll, NOTHING, UNDEFINED } from './values.js';
import { writeGlobal } from '../host/global-names.js';
import { heldBy } from '../host/held-by.js';
import { variableOf } from '../scopes/names.js';
import type { Variable } from '../scopes/scope.js';

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
      if (bound.mode === 'assign') writeArgument(engine, variable, value);
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

/** A parameter that is written is written in `arguments` too, where the function looks at them. */
function writeArgument(engine: Engine, variable: Variable, value: Value): void {
  const list = variable.scope.get('arguments');
  if (list === undefined || list.first === null || !variable.defs.some((definition) => definition.type === 'Parameter')) return;
  for (const args of engine.env.holder(variable).frame.args) if (args.t === 'obj') args.rest.add(value);
}

function assignMember(engine: Engine, target: MemberExpression, value: Value): void {
  const bases = engine.evaluate(target.object);
  const names = memberNames(engine, target);
  if (isDecisive(names)) noteReached(engine, target, bases);
  if (isOpenName(target, names) && target.object.type === 'MemberExpression' && isOpenName(target.object, memberNames(engine, target.object))) {
    engine.refuse('global-leak', target, 'Writes a member of a member, neither of whose names is checked: it may be one of a prototype.');
  }
  for (const base of bases) engine.setMember(base, { names, value, site: target, adds: false });
}

function assignObject(engine: Engine, target: ObjectPattern, bound: { readonly value: Value; readonly mode: 'assign' | 'declare' | 'parameter' }): void {
  const taken = new Set<string>();
  for (const property of target.properties) {
    if (property.type === 'RestElement') {
      const rest = engine.makeObject('object', property);
      for (const atom of bound.value) {
        if (atom.t !== 'obj') {
          rest.rest.add(heldBy(engine, atom, property));
          continue;
        }
        rest.rest.add(atom.rest.value);
        for (const [name, cell] of atom.props) if (!taken.has(name)) engine.setMember(rest, { names: constant(name), value: cell.value, site: property, adds: false });
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

/** True for a name in brackets that may be any text, `__proto__` among them. */
function isOpenName(member: MemberExpression, names: Value): boolean {
  return member.computed && names.some((name) => name.t === 'unknown' || (name.t === 'str' && typeof name.parts[0] === 'object' && name.parts[0].p === 'any'));
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
