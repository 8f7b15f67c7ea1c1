import type { SelectorUse } from '@safecode/domain/verification/report';
import type { Atom, NodeAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, BOOL, constantTexts, isNullish, joinAll, NOTHING, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { checkAbsent } from '../rules/missing-guard/check-absent.js';
import { attributeNode } from './attribute-nodes.js';
import { listenerMethod } from './events.js';
import { gives, hostAtom, method, named, type Getters } from './make-native.js';
import { sinkAttribute, sinkCss, sinkMarkup } from './markup-sinks.js';
import { animateStyles } from './style-members.js';
import { useNode, type NodeUse } from './node-effects.js';
import { queryMethod } from './queries.js';

function nodesOf(value: Value): NodeAtom[] {
  return value.filter((atom) => atom.t === 'node');
}

/** Uses every node a call is made on. */
function using(use: NodeUse, result: (engine: Engine, call: Call) => Value, how?: SelectorUse): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    for (const node of nodesOf(call.self)) useNode(engine, node, { use, what: 'an element', ...(how === undefined ? {} : { how }), site: call.site });
    return result(engine, call);
  };
}

/** What is put into the page: site nodes that are moved count as used; text in a style element is CSS. */
function inserting(engine: Engine, call: Call, values: readonly Value[]): void {
  const intoStyle = nodesOf(call.self).some((node) => node.tag === 'style');
  for (const atom of values.flat()) {
    if (atom.t === 'absent') checkAbsent(engine, atom, call.site);
    else if (atom.t === 'node') useNode(engine, atom, { use: 'change', what: 'the place', site: call.site });
    else if (intoStyle) sinkCss(engine, { what: 'A style element', value: atom.t === 'host' && atom.cell !== undefined ? atom.cell.value : [atom], site: call.site }, 'sheet');
  }
}

const inserts = (use: NodeUse): ReturnType<typeof method<NodeAtom>> =>
  method((engine, call) => {
    for (const node of nodesOf(call.self)) useNode(engine, node, { use, what: 'an element', how: use === 'insert' ? 'insert' : 'remove', site: call.site });
    inserting(engine, call, argumentsFrom(call.args, 0));
    return argument(call.args, 0);
  });

function insertBefore(engine: Engine, call: Call): Value {
  for (const node of nodesOf(call.self)) useNode(engine, node, { use: 'insert', what: 'an element', site: call.site });
  inserting(engine, call, [argument(call.args, 0)]);
  for (const atom of argument(call.args, 1)) {
    // Before nothing is at the end: a neighbour may be missing here, and null may be meant.
    if (atom.t === 'absent' && !/^(?:absent:near|null):/.test(atom.key)) checkAbsent(engine, atom, call.site);
    else if (atom.t === 'node') useNode(engine, atom, { use: 'insert', what: 'the place', site: call.site });
  }
  return argument(call.args, 0);
}

function insertAdjacent(kind: 'element' | 'text' | 'markup'): (engine: Engine, call: Call) => Value {
  return (engine, call) => {
    for (const node of nodesOf(call.self)) useNode(engine, node, { use: 'insert', what: 'markup', site: call.site });
    const value = argument(call.args, 1);
    if (kind === 'element') inserting(engine, call, [value]);
    if (kind === 'markup') sinkMarkup(engine, { what: 'insertAdjacentHTML', value, site: call.site });
    return value;
  };
}

function setAttribute(engine: Engine, call: Call): Value {
  const shift = call.args.values.length > 2 ? 1 : 0;
  const names = constantTexts(argument(call.args, shift));
  for (const node of nodesOf(call.self)) {
    useNode(engine, node, { use: 'change', what: 'an attribute', site: call.site });
    if (names === null) {
      engine.refuse('obfuscation', call.site, 'Sets an attribute whose name cannot be resolved.');
      engine.refuse('dangerous-sink', call.site, 'Sets an attribute whose name cannot be resolved: it may be a handler.');
    }
    for (const name of names ?? []) sinkAttribute(engine, { what: name, value: argument(call.args, shift + 1), site: call.site }, { tag: node.tag, name });
  }
  return UNDEFINED;
}

function removeAttribute(engine: Engine, call: Call): Value {
  for (const node of nodesOf(call.self)) useNode(engine, node, { use: 'change', what: 'an attribute', site: call.site });
  const names = constantTexts(argument(call.args, 0));
  for (const name of names ?? []) {
    if (/^on/i.test(name) && argumentsFrom(call.args, 0).length > 1) engine.refuse('dangerous-sink', call.site, `Sets the inline handler ${name}.`);
  }
  return BOOL;
}

function clone(engine: Engine, call: Call): Value {
  return joinAll(nodesOf(call.self).map((node) => {
    useNode(engine, node, { use: 'read', what: 'a copy', site: call.site });
    return [node];
  }));
}

function attachShadow(engine: Engine, call: Call): Value {
  return joinAll(nodesOf(call.self).map((node): Value => {
    useNode(engine, node, { use: 'change', what: 'the shadow tree', site: call.site });
    return [engine.makeNode({ kind: 'created', selector: [], tag: '#shadow', origin: call.site })];
  }));
}

function submit(engine: Engine, call: Call): Value {
  engine.refuse('navigation', call.site, 'Submits a form.');
  return UNDEFINED;
}

const absentArgument = (engine: Engine, call: Call): Value => {
  for (const atom of argument(call.args, 0)) if (atom.t === 'absent') checkAbsent(engine, atom, call.site);
  return BOOL;
};

/** Methods of nodes, each with the use it makes of them. */
export const ELEMENT_METHODS: Getters<NodeAtom> = {
  querySelector: method(queryMethod('css', 'one')),
  querySelectorAll: method(queryMethod('css', 'list')),
  getElementById: method(queryMethod('id', 'one')),
  getElementsByClassName: method(queryMethod('class', 'list')),
  getElementsByTagName: method(queryMethod('tag', 'list')),
  getElementsByTagNameNS: method((engine, call) => queryMethod('tag', 'list')(engine, { ...call, args: { values: call.args.values.slice(1), rest: call.args.rest } })),
  getElementsByName: method(queryMethod('name', 'list')),
  closest: method(queryMethod('css', 'closest')),
  ...named('matches webkitMatchesSelector msMatchesSelector mozMatchesSelector', method(queryMethod('css', 'matches'))),
  ...named('append prepend appendChild', inserts('insert')),
  ...named('before after', inserts('insert')),
  ...named('replaceWith replaceChildren', inserts('change')),
  insertBefore: method(insertBefore),
  replaceChild: inserts('change'),
  removeChild: method(using('insert', (engine, call) => {
    inserting(engine, call, [argument(call.args, 0)]);
    return argument(call.args, 0).filter((atom) => !isNullish(atom));
  }, 'remove')),
  remove: method(using('change', () => UNDEFINED, 'remove')),
  insertAdjacentElement: method(insertAdjacent('element')),
  insertAdjacentText: method(insertAdjacent('text')),
  insertAdjacentHTML: method(insertAdjacent('markup')),
  ...named('setHTMLUnsafe setHTML', method(using('change', (engine, call) => {
    sinkMarkup(engine, { what: 'setHTMLUnsafe', value: argument(call.args, 0), site: call.site });
    return UNDEFINED;
  }))),
  ...named('setAttribute setAttributeNS', method(setAttribute)),
  ...named('removeAttribute removeAttributeNS toggleAttribute', method(removeAttribute)),
  ...named('getAttribute getAttributeNS', method(using('read', () => anyText('an attribute of an element')))),
  ...named('hasAttribute hasAttributes hasChildNodes', method(using('read', () => BOOL))),
  ...named('getAttributeNames', method(using('read', () => unknown('the attribute names of an element')))),
  ...named('contains isEqualNode isSameNode', method(absentArgument)),
  ...named('setAttributeNode setAttributeNodeNS removeAttributeNode', method(using('change', (_engine, call) => argument(call.args, 0)))),
  ...named('getAttributeNode getAttributeNodeNS', method(using('read', (engine, call) => nodesOf(call.self).flatMap((of) => attributeNode(engine, { of, name: call.args.values.at(-1) ?? UNDEFINED, site: call.site }))))),
  compareDocumentPosition: gives(NUM),
  cloneNode: method(clone),
  attachShadow: method(attachShadow),
  addEventListener: listenerMethod,
  ...named('removeEventListener normalize', gives(UNDEFINED)),
  dispatchEvent: method(using('change', () => BOOL)),
  ...named('click focus blur scrollIntoView scrollTo scrollBy scroll show showModal showPopover hidePopover togglePopover close play pause load select setSelectionRange reset setCustomValidity reportValidity setPointerCapture releasePointerCapture stepUp stepDown', method(using('change', () => unknown('an element')))),
  animate: method(using('change', (engine, call) => {
    animateStyles(engine, call);
    return [hostAtom('animation', `${engine.spanOf(call.site).end}@${engine.env.context}`)];
  })),
  getBoundingClientRect: method(using('read', () => [hostAtom('rect', 'box')])),
  ...named('getClientRects getAnimations checkValidity checkVisibility', method(using('read', () => unknown('the box of an element')))),
  getRootNode: method((engine) => [engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null })]),
  ...named('submit requestSubmit', method(submit)),
  assignedNodes: method(using('read', () => NOTHING)),
};

/** A text node and what it holds. */
export function textNode(engine: Engine, call: Call): Value {
  const cell = engine.place(`text:${engine.spanOf(call.site).end}@${engine.env.context}`);
  cell.add(argument(call.args, 0));
  const atom: Atom = hostAtom('text', `${engine.spanOf(call.site).end}@${engine.env.context}`, { cell });
  return [atom];
}
