import type { Node } from 'estree';
import type { HostAtom, NodeAtom, Value } from '../engine/atoms.js';
import type { Engine, NamedRead, NamedWrite } from '../engine/engine.js';
import { anyText, constantTexts, NUM } from '../engine/values.js';
import { always, gives, hostAtom, method, named, type Getters } from './make-native.js';
import { sinkAttribute } from './markup-sinks.js';

interface Made {
  /** The element it belongs to, when it was read from one. */
  readonly of: NodeAtom | null;
  readonly name: Value;
  readonly site: Node;
}

/** An attribute as a node of its own: writing its value is setting the attribute. */
export function attributeNode(engine: Engine, made: Made): Value {
  const key = `${engine.spanOf(made.site).end}@${engine.env.context}`;
  engine.place(`attribute:${key}`).add(made.name);
  return [hostAtom('attribute', key, made.of === null ? {} : { of: made.of })];
}

/** Writes the value of an attribute node. */
export function setAttributeNode(engine: Engine, base: HostAtom, write: NamedWrite): void {
  if (write.name !== 'value' && write.name !== 'nodeValue' && write.name !== 'textContent') return;
  const names = constantTexts(engine.place(base.key.replace(/^h:attribute:/, 'attribute:')).value);
  if (names === null) engine.refuse('dangerous-sink', write.site, 'Sets an attribute whose name cannot be resolved.');
  const tag = base.of?.t === 'node' ? base.of.tag : '';
  for (const name of names ?? []) sinkAttribute(engine, { what: name, value: write.value, site: write.site }, { tag, name });
}

function byName(engine: Engine, base: HostAtom, read: NamedRead): Value {
  const of = base.of?.t === 'node' ? base.of : null;
  return attributeNode(engine, { of, name: /^\d+$/.test(read.name) ? anyText('an attribute of an element') : [{ t: 'const', key: `c:string:${read.name}`, v: read.name, decoded: false }], site: read.site });
}

/** A member of `attributes`: an attribute by its name or number. */
export function memberOfAttributes(engine: Engine, base: HostAtom, read: NamedRead): Value {
  return ATTRIBUTES[read.name]?.(engine, base, read) ?? byName(engine, base, read);
}

const ATTRIBUTES: Readonly<Partial<Record<string, Getters<HostAtom>[string]>>> = {
  length: always(NUM),
  ...named('getNamedItem getNamedItemNS', method<HostAtom>((engine, call) => call.self.flatMap((atom) => attributeNode(engine, { of: atom.t === 'host' && atom.of?.t === 'node' ? atom.of : null, name: call.args.values.at(-1) ?? [], site: call.site })))),
  ...named('setNamedItem setNamedItemNS removeNamedItem', gives<HostAtom>([])),
};

export const ATTRIBUTE_MEMBERS: Getters<HostAtom> = {
  ...named('name localName value nodeValue textContent prefix namespaceURI', always(anyText('an attribute of an element'))),
  specified: always(NUM),
  ownerElement: (_engine, base) => (base.of === undefined ? [] : [base.of]),
};
