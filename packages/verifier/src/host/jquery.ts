import type { SelectorUse } from '@safecode/domain/verification/report';
import type { HostAtom, Value } from '../engine/atoms.js';
import { argument, argumentsFrom } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { joinAll, NUM, UNDEFINED, unknown } from '../engine/values.js';
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
      return wrap(engine, [engine.makeNode({ kind: 'created', selector: [], tag: '', origin: call.site })], call);
    }
    return wrap(engine, runQuery(engine, [document], { form: 'css', result: 'list', selector: [atom], site: call.site }), call);
  }));
}

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

const neighbours = method<HostAtom>((engine, call) => wrap(engine, nodesOf(call).flatMap((node) => (node.t === 'node' ? engine.getMember(node, [{ t: 'const', key: 'c:string:parentNode', v: 'parentNode', decoded: false }], call.site) : [])), call));

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
  ...named('text val', change('text')),
  ...named('css show hide fadeIn fadeOut slideUp slideDown height width', change('style')),
  ...named('remove detach empty', change('remove')),
  ...named('appendTo prependTo insertAfter insertBefore', change('move')),
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
