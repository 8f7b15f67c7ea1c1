import type { NodeAtom, NodeKind, Value } from '../engine/atoms.js';
import type { Engine, NamedRead } from '../engine/engine.js';
import { anyText, BOOL, constant, NUM, unknown } from '../engine/values.js';
import { hostAtom, named, type Getter, type Getters } from './make-native.js';
import { OWN_CLASSES } from './markup-sinks.js';
import { describe, isOurs, neighbourFact, useNode } from './node-effects.js';

function reads(value: Value): Getter<NodeAtom> {
  return (engine, base, read) => {
    useNode(engine, base, { use: 'read', what: read.name, site: read.site });
    return value;
  };
}

/** A neighbour: inside our own elements it is ours, elsewhere it is a traversed node. */
function neighbour(inward: boolean): (engine: Engine, base: NodeAtom) => NodeAtom {
  return (engine, base) => {
    const kind: NodeKind = base.kind === 'refused' || base.kind === 'foreign' ? base.kind : inward && isOurs(base) ? base.kind : 'traversed';
    const tag = kind === 'traversed' ? `a neighbour of ${describe(base)}` : base.tag;
    return engine.makeNode({ kind, selector: kind === 'own' ? base.selector : [], tag, origin: base.origin });
  };
}

/** One neighbour; beside a site element there may be none, unless a test has shown it. */
const one = (inward: boolean): Getter<NodeAtom> => (engine, base, read) => {
  const found = neighbour(inward)(engine, base);
  // An element on the page has a parent; a sibling or a child it may not have.
  const certain = found.kind !== 'traversed' || read.name.startsWith('parent') || isOurs(base) || engine.flow.proves(neighbourFact(base, read.name));
  return certain ? [found] : [found, { t: 'absent', key: `absent:near:${base.key}.${read.name}`, selector: `${read.name} of ${describe(base)}`, is: null }];
};

const many = (inward: boolean): Getter<NodeAtom> => (engine, base) => {
  const of = neighbour(inward)(engine, base);
  return [{ t: 'list', key: `l:neighbours:${of.key}`, of }];
};

const facet = (type: string): Getter<NodeAtom> => (_engine, base) => [hostAtom(type, base.key, { of: base })];

/** Members of nodes that are read as values. */
export const ELEMENT_GETTERS: Getters<NodeAtom> = {
  ...named('innerHTML outerHTML', reads(anyText('the markup of an element'))),
  ...named('textContent innerText data nodeValue title alt text label placeholder wholeText', reads(anyText('the text of an element'))),
  ...named('value defaultValue src href currentSrc srcset action name type rel target lang dir autocomplete download', reads(anyText('an attribute of an element'))),
  className: reads(anyText(OWN_CLASSES)),
  ...named('id tagName nodeName localName namespaceURI role baseURI slot nonce', reads(anyText('a name of an element'))),
  ...named('offsetWidth offsetHeight offsetTop offsetLeft clientWidth clientHeight clientTop clientLeft scrollWidth scrollHeight scrollTop scrollLeft naturalWidth naturalHeight width height tabIndex nodeType childElementCount selectedIndex length currentTime duration maxLength min max step rowIndex cellIndex', reads(NUM)),
  ...named('hidden disabled checked selected required readOnly multiple open complete isConnected draggable inert paused muted ended loop autoplay controls isContentEditable noValidate willValidate', reads(BOOL)),
  ...named('offsetParent parentNode parentElement nextElementSibling previousElementSibling nextSibling previousSibling assignedSlot host', one(false)),
  ...named('firstElementChild lastElementChild firstChild lastChild', one(true)),
  ...named('children childNodes', many(true)),
  ...named('content', one(true)),
  style: facet('style'),
  classList: facet('classList'),
  dataset: facet('dataset'),
  attributes: (engine, base, read) => reads([hostAtom('attributes', base.key, { of: base })])(engine, base, read),
  shadowRoot: (_engine, base) => [base],
  ownerDocument: (engine) => [engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null })],
  getRootNode: (engine) => [engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null })],
  ...named('sheet', facet('sheet')),
  ...named('validity labels files options relList part', (engine, base, read: NamedRead) => reads(unknown(`the ${read.name} of an element`))(engine, base, read)),
  ...named('ELEMENT_NODE TEXT_NODE COMMENT_NODE DOCUMENT_NODE DOCUMENT_FRAGMENT_NODE DOCUMENT_POSITION_FOLLOWING DOCUMENT_POSITION_PRECEDING DOCUMENT_POSITION_CONTAINS', () => NUM),
  ...named('prototype', (_engine, base) => [hostAtom('prototype', base.key)]),
  ...named('ariaHidden ariaLabel ariaExpanded ariaPressed ariaLive ariaChecked ariaSelected ariaDisabled', reads(anyText('an attribute of an element'))),
  ...named('loading decoding fetchPriority htmlFor inputMode pattern colSpan rowSpan scope', () => constant('')),
};
