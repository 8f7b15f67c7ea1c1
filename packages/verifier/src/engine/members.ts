import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { elementOfList, memberOfHost, setHostMember } from '../host/host-members.js';
import { hostAtom, native } from '../host/make-native.js';
import { functionMember } from '../host/function-members.js';
import { memberOfNode, memberOfUnknown, setNodeMember, setUnknownMember } from '../host/node-members.js';
import { objectMember, prototypesOf } from '../host/object-members.js';
import { memberOfPrimitive } from '../host/primitive-members.js';
import { contentsOf } from './arrays.js';
import type { Atom, FnAtom, ObjAtom, Value } from './atoms.js';
import type { Engine, MemberWrite, NamedRead, NamedWrite } from './engine.js';
import { checkAbsent } from '../rules/missing-guard/check-absent.js';
import { checkReflection, isPlain } from '../rules/obfuscation/check-reflection.js';
import type { Node } from 'estree';
import { add } from './operators.js';
import { constant, constantText, constantTexts, isNullish, join, joinAll, KEY_OF_FUNCTION, NOTHING, UNDEFINED, unknown } from './values.js';

/** Reads a property of one atom under every name it may have. */
export function readMember(engine: Engine, base: Atom, read: { readonly names: Value; readonly site: Node }): Value {
  if (base.t === 'absent') {
    checkAbsent(engine, base, read.site);
    return NOTHING;
  }
  if (base.t === 'const' && (base.v === null || base.v === undefined)) return NOTHING;
  const only = constantText(read.names);
  if (only !== null && isPlain(only, read.names)) return readNamed(engine, base, { name: only, site: read.site });
  const names = constantTexts(read.names);
  checkReflection(engine, base, { names, value: read.names, site: read.site, isWrite: false });
  if (names === null) return readUnknownName(engine, base, read.names);
  let all = NOTHING;
  for (const name of names) all = join(all, readNamed(engine, base, { name, site: read.site }));
  return all;
}

function readUnknownName(engine: Engine, base: Atom, names: Value): Value {
  if (base.t === 'list') return elementOfList(engine, base);
  if (base.t === 'obj') return base.shape === 'array' ? elementOfArray(engine, base, joinAll([contentsOf(base), engine.flow.read(base.rest), UNDEFINED])) : joinAll([contentsOf(base), UNDEFINED]);
  if (base.t === 'fn') return joinAll([contentsOf(base.obj), UNDEFINED, isEnumerated(names) ? NOTHING : [hostAtom('constructor', base.key)]]);
  if (base.t === 'str' || base.t === 'const') return unknown('a letter of a text');
  return unknown('a property with a computed name');
}

/** Names that came out of listing a function: what every object inherits is not among them. */
function isEnumerated(names: Value): boolean {
  return names.every((atom) => atom.t === 'str' && atom.key === KEY_OF_FUNCTION[0]?.key);
}

function readNamed(engine: Engine, base: Atom, read: NamedRead): Value {
  switch (base.t) {
    case 'obj':
      return readObject(engine, base, read);
    case 'fn':
      return readFunction(engine, base, read);
    case 'node':
      return memberOfNode(engine, base, read);
    case 'list':
    case 'host':
      return memberOfHost(engine, base, read);
    case 'native':
      return functionMember(engine, base, read);
    case 'unknown':
      return memberOfUnknown(engine, base, read);
    default:
      return memberOfPrimitive(engine, base, read);
  }
}

function readObject(engine: Engine, base: ObjAtom, read: NamedRead): Value {
  if (read.name === '__proto__') return prototypesOf(base);
  const found = findProperty(engine, { object: base, self: base, depth: 0 }, read);
  if (found !== null) return found;
  if (base.shape === 'array' && /^\d+$/.test(read.name)) return elementOfArray(engine, base, joinAll([engine.flow.read(base.rest), UNDEFINED]));
  // What an array of unknown length holds stands under numbers, not under the names of its methods.
  return base.shape === 'array' ? objectMember(engine, base, read) : joinAll([base.rest.value, objectMember(engine, base, read)]);
}

/** Looks a property up along the prototypes; getters are called. */
function findProperty(engine: Engine, at: { readonly object: ObjAtom; readonly self: Atom; readonly depth: number }, read: NamedRead): Value | null {
  const { object, self, depth } = at;
  const getter = object.props.accessor('get', read.name);
  if (getter !== undefined) return runGetter(engine, `${object.key}.${read.name}`, () => engine.call(getter.value, { self: [self], args: { values: [], rest: null }, site: read.site, isNew: false }));
  const cell = object.props.get(read.name);
  const own = cell === undefined ? null : join(engine.flow.read(cell), object.rest.value);
  // Until it is written, what is inherited is read: in a constructor, and anywhere if a method writes it later.
  if (own !== null && cell?.isDeleted !== true && (depth > 0 || engine.flow.proves(`own:${object.key}.${read.name}`) || !(engine.underConstruction.has(object) || (cell !== undefined && cell.isWrittenLate)))) return own;
  const inherited = depth > 12 ? null : findInherited(engine, at, read);
  return own === null ? inherited : join(own, inherited ?? NOTHING);
}

/** A getter that reads itself gives nothing more. */
function runGetter(engine: Engine, key: string, run: () => Value): Value {
  const running = engine.activations.getters;
  if (running.has(key)) return NOTHING;
  running.add(key);
  const value = run();
  running.delete(key);
  return value;
}

function findInherited(engine: Engine, at: { readonly object: ObjAtom; readonly self: Atom; readonly depth: number }, read: NamedRead): Value | null {
  for (const parent of at.object.proto.value) {
    const holder = parent.t === 'fn' ? parent.obj : parent;
    if (holder.t === 'const') continue;
    const found = holder.t === 'obj' ? findProperty(engine, { object: holder, self: at.self, depth: at.depth + 1 }, read) : ofNative(holder, readNamed(engine, holder, read));
    if (found !== null) return found;
    if (holder.t === 'obj' && holder.shape === 'array') return ofNative(holder, readNamed(engine, holder, read));
  }
  return null;
}

/** Methods of a native class above are called on what its constructor made, which is what the instance is. */
function ofNative(holder: Atom, found: Value): Value {
  if (holder.t !== 'host' && holder.t !== 'node' && holder.t !== 'obj') return found;
  return found.map((atom) => (atom.t === 'native' ? native(atom.name, [holder], (inner, call) => atom.impl(inner, { ...call, self: [holder] })) : atom));
}

/** An element of an array of unknown length: site elements in it may not be there. */
function elementOfArray(engine: Engine, base: ObjAtom, value: Value): Value {
  const [site] = base.marks.inexact ? value.filter((atom) => atom.t === 'node' && atom.kind === 'site') : [];
  if (site?.t !== 'node' || engine.flow.proves(`list:${base.key}`)) return value;
  return joinAll([value, [{ t: 'absent', key: `absent:${base.key}`, selector: formatSelector(site.selector), is: undefined }]]);
}

function readFunction(engine: Engine, base: FnAtom, read: NamedRead): Value {
  const found = findProperty(engine, { object: base.obj, self: base, depth: 0 }, read);
  return found ?? functionMember(engine, base, read);
}

/** Writes a property of one atom under every name it may have. */
export function writeMember(engine: Engine, base: Atom, write: MemberWrite): void {
  if (base.t === 'absent') return checkAbsent(engine, base, write.site);
  const only = constantText(write.names);
  if (only !== null && isPlain(only, write.names)) {
    writeNamed(engine, base, { ...write, name: only });
    if (isEscaped(base)) engine.escape(write.value, write.site);
    return;
  }
  const names = constantTexts(write.names);
  checkReflection(engine, base, { names, value: write.names, site: write.site, isWrite: true });
  if (names === null) writeUnknownName(engine, base, write);
  else for (const name of names) writeNamed(engine, base, { ...write, name });
  if (names !== null && isEscaped(base)) engine.escape(write.value, write.site);
}

function writeUnknownName(engine: Engine, base: Atom, write: MemberWrite): void {
  if (engine.merges.has(write.site)) engine.refuse('global-leak', write.site, 'A recursive merge with keys that nobody checks can write to a prototype.');
  if (base.t === 'node') engine.refuse('obfuscation', write.site, 'Writes a property of an element under a name that cannot be resolved.');
  if (base.t !== 'obj' && base.t !== 'fn') return;
  const object = base.t === 'fn' ? base.obj : base;
  object.rest.add(write.value);
  if (!object.marks.inexact) engine.growth.changed = true;
  object.marks.inexact = true;
}

function writeNamed(engine: Engine, base: Atom, write: NamedWrite): void {
  switch (base.t) {
    case 'obj':
    case 'fn':
      return writeProperty(engine, base, write);
    case 'node':
      return setNodeMember(engine, base, write);
    case 'host':
    case 'native':
    case 'list':
      return setHostMember(engine, base, write);
    case 'unknown':
      return setUnknownMember(engine, base, write);
    default:
  }
}

/** True for an object that left the code's control: so does what is put into it. */
function isEscaped(base: Atom): boolean {
  return (base.t === 'obj' && base.marks.escaped) || (base.t === 'fn' && base.obj.marks.escaped);
}

function writeProperty(engine: Engine, base: ObjAtom | FnAtom, write: NamedWrite): void {
  const object = base.t === 'fn' ? base.obj : base;
  const { name } = write;
  if (name === '__proto__') {
    object.proto.add(write.value.filter((atom) => !isNullish(atom)));
    return;
  }
  const setter = setterOf(object, name, 0);
  if (setter !== null) {
    engine.call(setter, { self: [base], args: { values: [write.value], rest: null }, site: write.site, isNew: false });
    return;
  }
  const cell = object.props.ensure(name);
  for (const atom of write.value) if (atom.t === 'fn') atom.receiver.add([base]);
  if (!engine.underConstruction.has(object)) cell.isWrittenLate = true;
  if (write.deletes === true && !cell.isDeleted) {
    cell.isDeleted = true;
    engine.growth.changed = true;
  }
  if (object.proto.value.length > 0) engine.flow.prove(`own:${object.key}.${name}`);
  cell.add(write.adds ? add(cell.value, write.value) : write.value);
  engine.flow.forget(cell);
  for (const parent of object.proto.value) if (parent.t === 'host' || parent.t === 'node') engine.setMember(parent, { ...write, names: constant(name) });
}

function setterOf(object: ObjAtom, name: string, depth: number): Value | null {
  const own = object.props.accessor('set', name);
  if (own !== undefined) return own.value;
  if (depth > 12) return null;
  for (const parent of object.proto.value) {
    const found = parent.t === 'obj' ? setterOf(parent, name, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}
