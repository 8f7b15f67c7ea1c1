import type { SelectorUse } from '@safecode/domain/verification/report';
import type { Atom, HostAtom, NodeAtom, ObjAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { anyText, constant, joinAll, NUM, UNDEFINED, unknown } from '../engine/values.js';
import { listen } from './events.js';
import { hostAtom, method, named, type Getter, type Getters } from './make-native.js';
import { sinkAttribute, sinkMarkup } from './markup-sinks.js';
import { useNode } from './node-effects.js';
import { runQuery } from './queries.js';

function wrap(engine: Engine, nodes: Value, call: Call): Value {
  const cell = engine.place(`jquery:${engine.spanOf(call.site).end}@${engine.env.context}`);
  cell.add(nodes.flatMap((atom) => (atom.t === 'list' ? [atom.of] : atom.t === 'node' ? [atom] : [])));
  return [hostAtom('jquery', `${engine.spanOf(call.site).end}@${engine.env.context}`, { cell })];
}

/** `$(x)`: a selector, markup, a node, or a function that runs when the page is ready. */
export function jquery(engine: Engine, call: Call): Value {
  const document = engine.makeNode({ kind: 'document', selector: [], tag: 'document', origin: null });
  return joinAll(argument(call.args, 0).map((atom): Value => {
    if (atom.t === 'fn') {
      engine.callLater([atom], [], call.site);
      return wrap(engine, [document], call);
    }
    if (atom.t === 'node' || atom.t === 'list') return wrap(engine, [atom], call);
    if (atom.t === 'host') return atom.type === 'jquery' ? [atom] : wrap(engine, [document], call);
    if (atom.t === 'const' && String(atom.v).trim().startsWith('<')) {
      sinkMarkup(engine, { what: '$()', value: [atom], site: call.site });
      const made = engine.makeNode({ kind: 'created', selector: [], tag: '', origin: call.site });
      for (const given of argument(call.args, 1)) if (given.t === 'obj') giveAll(engine, { node: made, given, site: call.site });
      return wrap(engine, [made], call);
    }
    return wrap(engine, runQuery(engine, [document], { form: 'css', result: 'list', selector: [atom], site: call.site }), call);
  }));
}

/** `$('<p>', { … })`: markup, text, styles, handlers and attributes by name. */
function giveAll(engine: Engine, gift: { readonly node: NodeAtom; readonly given: ObjAtom; readonly site: Call['site'] }): void {
  const { node, given, site } = gift;
  if (given.rest.value.length > 0) engine.refuse('dangerous-sink', site, 'Gives an element properties whose names cannot be resolved.');
  for (const [name, cell] of given.props) {
    const { value } = cell;
    if (name === 'html' || name === 'append' || name === 'prepend') sinkMarkup(engine, { what: name, value, site });
    else if (name === 'css') for (const styles of value) setStyles(engine, node, { styles, site });
    else if (value.some((atom) => atom.t === 'fn' || atom.t === 'native')) listen(engine, { target: node, types: [name], handler: value, site });
    else if (name !== 'text' && name !== 'val' && name !== 'data') sinkAttribute(engine, { what: name, value, site }, { tag: node.tag, name });
  }
}

function setStyles(engine: Engine, node: Atom, set: { readonly styles: Atom; readonly site: Call['site'] }): void {
  if (set.styles.t !== 'obj') return;
  for (const [name, cell] of set.styles.props) setStyle(engine, node, { name, value: cell.value, site: set.site });
}

function setStyle(engine: Engine, node: Atom, set: { readonly name: string; readonly value: Value; readonly site: Call['site'] }): void {
  for (const style of engine.getMember(node, constant('style'), set.site)) engine.setMember(style, { names: constant(set.name), value: set.value, site: set.site, adds: false });
}

/** `css(name, value)` and `css({ … })` write inline styles; `css(name)` reads one. */
const css = method<HostAtom>((engine, call) => {
  const written = call.args.values.length > 1 || argument(call.args, 0).some((atom) => atom.t === 'obj');
  if (!written) return anyText('a style');
  for (const node of nodesOf(call)) {
    for (const atom of argument(call.args, 0)) {
      if (atom.t === 'obj') setStyles(engine, node, { styles: atom, site: call.site });
      else if (atom.t === 'const') setStyle(engine, node, { name: String(atom.v), value: argument(call.args, 1), site: call.site });
      else engine.refuse('css-remote', call.site, 'Sets a style property whose name cannot be resolved.');
    }
  }
  return call.self;
});

/** `appendTo(target)` and its kin: the argument says where it goes, as a selector, markup or an element. */
const placed = method<HostAtom>((engine, call) => {
  jquery(engine, { ...call, self: [], args: { values: [argument(call.args, 0)], rest: null } });
  changing(engine, call, 'move');
  return call.self;
});

function nodesOf(call: Call): Value {
  return joinAll(call.self.map((atom) => (atom.t === 'host' ? (atom.cell?.value ?? []) : [])));
}

function changing(engine: Engine, call: Call, how: SelectorUse): void {
  for (const node of nodesOf(call)) if (node.t === 'node') useNode(engine, node, { use: 'change', what: 'an element', how, site: call.site });
}

const query = method<HostAtom>((engine, call) => wrap(engine, runQuery(engine, nodesOf(call), { form: 'css', result: 'list', selector: argument(call.args, 0), site: call.site }), call));

const change = (how: SelectorUse): Getter<HostAtom> => method((engine, call) => {
  changing(engine, call, how);
  for (const value of argumentsFrom(call.args, 0)) engine.escape(value, call.site);
  return call.self;
});

const markup = (how: SelectorUse): Getter<HostAtom> => method((engine, call) => {
  changing(engine, call, how);
  for (const value of argumentsFrom(call.args, 0)) sinkMarkup(engine, { what: 'jQuery markup', value: value.filter((atom) => atom.t !== 'node' && atom.t !== 'host'), site: call.site });
  return call.self;
});

const classes = method<HostAtom>((engine, call) => {
  changing(engine, call, 'class');
  sinkAttribute(engine, { what: 'classes', value: argument(call.args, 0), site: call.site }, { tag: '', name: 'class' });
  return call.self;
});

const neighbours = method<HostAtom>((engine, call) => wrap(engine, nodesOf(call).flatMap((node) => (node.t === 'node' ? engine.getMember(node, constant('parentNode'), call.site) : [])), call));

const on = method<HostAtom>((engine, call) => {
  changing(engine, call, 'listen');
  const values = argumentsFrom(call.args, 0);
  const [type, delegated] = values;
  const handler = values.at(-1) ?? UNDEFINED;
  if (values.length > 2 && delegated !== undefined) runQuery(engine, nodesOf(call), { form: 'css', result: 'list', selector: delegated, site: call.site });
  const types = (type ?? []).flatMap((atom) => (atom.t === 'const' ? String(atom.v).split(/\s+/) : []));
  for (const target of nodesOf(call)) listen(engine, { target, types: types.map((name) => name.replace(/\..*$/, '')), handler, site: call.site });
  return call.self;
});

/** jQuery objects, for brands that allow them: selectors, markup and classes get the same checks. */
export const JQUERY_MEMBERS: Getters<HostAtom> = {
  ...named('find closest filter has not is', query),
  ...named('on one', on),
  ...named('addClass removeClass toggleClass', classes),
  html: markup('text'),
  ...named('append prepend after before wrap', markup('insert')),
  replaceWith: markup('remove'),
  css,
  ...named('appendTo prependTo insertAfter insertBefore replaceAll', placed),
  ...named('text val', change('text')),
  ...named('show hide fadeIn fadeOut slideUp slideDown height width', change('style')),
  ...named('remove detach empty', change('remove')),
  ...named('data prop', change('attribute')),
  ...named('trigger click focus off', change('call')),
  ...named('attr', method((engine, call) => {
    changing(engine, call, 'attribute');
    for (const name of argument(call.args, 0)) if (name.t === 'const' && call.args.values.length > 1) sinkAttribute(engine, { what: 'attr', value: argument(call.args, 1), site: call.site }, { tag: '', name: String(name.v) });
    return unknown('an attribute of an element');
  })),
  ...named('parent parents children siblings next prev contents', neighbours),
  ...named('eq first last slice end', method((_engine, call) => call.self)),
  ...named('each map', method((engine, call) => {
    for (const node of nodesOf(call)) engine.call(argument(call.args, 0), { self: [node], args: { values: [NUM, [node]], rest: null }, site: call.site, isNew: false });
    return call.self;
  })),
  get: method((_engine, call) => nodesOf(call)),
  '0': (_engine, base) => base.cell?.value ?? [],
  length: () => NUM,
  hasClass: method(() => NUM),
  ready: method((engine, call) => {
    engine.callLater(argument(call.args, 0), [], call.site);
    return call.self;
  }),
};
