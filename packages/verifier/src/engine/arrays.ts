import type { Node } from 'estree';
import type { Atom, ObjAtom, Value } from './atoms.js';
import type { Engine } from './engine.js';
import { hasWayOut } from './ways-out.js';
import { anyText, constant, isFalsy, join, joinAll, NOTHING, unknown } from './values.js';

/** The elements of an array in order, when it is exactly what its literal says; else null. */
export function elementsOf(atom: Atom): Value[] | null {
  if (atom.t === 'const' && typeof atom.v === 'string' && atom.v.length <= 200) return Array.from(atom.v, (character) => constant(character, atom.decoded));
  if (atom.t !== 'obj' || atom.shape !== 'array' || atom.marks.inexact || atom.rest.value.length > 0) return null;
  const items: Value[] = [];
  for (let index = 0; ; index += 1) {
    const cell = atom.props.get(String(index));
    if (cell === undefined) return items;
    items.push(cell.value);
  }
}

/** Everything an object holds, under known and unknown keys. */
export function contentsOf(object: ObjAtom): Value {
  const values = [...object.props].filter(([name]) => name !== 'length' && name !== 'raw' && name !== 'callee' && !name.startsWith('set ')).map(([, cell]) => cell.value);
  return join(joinAll(values), object.rest.value);
}

/** What `for (const x of value)` binds x to. Elements of a list are there, so they are never absent. */
export function iterate(engine: Engine, value: Value, site: Node): Value {
  return joinAll(value.map((atom) => iterateAtom(engine, atom, site)));
}

function iterateAtom(engine: Engine, atom: Atom, site: Node): Value {
  switch (atom.t) {
    case 'list':
      return [atom.of];
    case 'obj':
      return atom.shape === 'array' ? contentsOf(atom) : iterateObject(engine, atom, site);
    case 'const':
      return typeof atom.v === 'string' ? joinAll([...new Set(atom.v.slice(0, 200))].map((character) => constant(character, atom.decoded))) : NOTHING;
    case 'str':
      return anyText('a letter of a text');
    case 'host':
      if (atom.origin !== undefined && atom.type === 'iterator' && !isLeft(site)) engine.ledger.drained.push({ generator: atom.origin, site });
      // A map gives pairs of keys and values.
      if (atom.type === 'map') return iterate(engine, engine.call(engine.getMember(atom, constant('entries'), site), { self: [atom], args: { values: [], rest: null }, site, isNew: false }), site);
      return atom.cell === undefined ? unknown('an element of a host object') : atom.cell.value;
    case 'absent':
      return NOTHING;
    default:
      return unknown('an element of something unknown');
  }
}

/** An object with an own iterator: its generator's results. */
function iterateObject(engine: Engine, atom: ObjAtom, site: Node): Value {
  const made = engine.getMember(atom, constant('@@iterator'), site);
  if (made.length === 0) return contentsOf(atom);
  const results = engine.call(made, { self: [atom], args: { values: [], rest: null }, site, isNew: false });
  return joinAll(results.map((result) => (result.t === 'obj' ? iterateByHand(engine, result, site) : result.t === 'host' && result.cell !== undefined ? iterateAtom(engine, result, site) : unknown('an own iterator'))));
}

/** An iterator written by hand: what its `next` gives as value. */
function iterateByHand(engine: Engine, iterator: ObjAtom, site: Node): Value {
  const steps = engine.call(engine.getMember(iterator, constant('next'), site), { self: [iterator], args: { values: [], rest: null }, site, isNew: false });
  const read = (name: string): Value => joinAll(steps.map((step) => engine.getMember(step, constant(name), site)));
  const done = read('done');
  if (done.length > 0 && done.every(isFalsy) && !isLeft(site)) engine.refuse('infinite-work', site, 'The iterator never says that it is done.');
  return read('value');
}

/** True for a loop over an iterator that has a way out of its own. */
function isLeft(site: Node): boolean {
  return site.type === 'ForOfStatement' && hasWayOut(site.body);
}
