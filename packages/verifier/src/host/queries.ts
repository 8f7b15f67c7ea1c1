import { buildNodes } from './query-results.js';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { scopeSelector } from '@safecode/selectors/approval/scope-selector';
import { isNameless } from '@safecode/selectors/approval/selector-names';
import { judgeSelector } from '@safecode/selectors/approval/judge-selector';
import { attributeEquals, classTest, idTest, simpleComplex, type SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Node } from 'estree';
import type { Atom, NodeAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { join, isDecoded, isNullish, NOTHING, whyUnknown } from '../engine/values.js';
import { checkSelector, quote } from '../rules/unapproved-selector/check-selector.js';
import { isOurs } from './node-effects.js';

/** How a query names what it wants: a CSS selector, an id, class names, a tag name or a name attribute. */
type QueryForm = 'css' | 'id' | 'class' | 'tag' | 'name';
type QueryResult = 'one' | 'list' | 'closest' | 'matches';

export interface Query {
  readonly form: QueryForm;
  readonly result: QueryResult;
  readonly selector: Value;
  readonly site: Node;
}

/** Runs a query from each base it may start from, and gives the nodes it may find. */
export function runQuery(engine: Engine, bases: Value, query: Query): Value {
  engine.ledger.queries += 1;
  if (isDecoded(query.selector)) engine.refuse('obfuscation', query.site, 'The selector is decoded at run time.');
  if (query.selector.length === 0) refuseUnresolved(engine, query);
  // `let s; if (…) s = '…'`: a selector that was not set finds nothing.
  const set = query.selector.some(isNullish) ? query.selector.filter((atom) => !isNullish(atom)) : query.selector;
  let found = NOTHING;
  for (const atom of set.length === 0 ? query.selector : set) {
    const one = { ...query, atom };
    let nodes = NOTHING;
    for (const base of bases) nodes = join(nodes, runOne(engine, base, one));
    found = join(found, nodes);
  }
  return found;
}

/** A query method: the selector is the first argument. */
export function queryMethod(form: QueryForm, result: QueryResult): (engine: Engine, call: Call) => Value {
  return (engine, call) => runQuery(engine, call.self, { form, result, selector: argument(call.args, 0), site: call.site });
}

function runOne(engine: Engine, base: Atom, query: Query & { readonly atom: Atom }): Value {
  if (query.atom.t === 'node' || query.atom.t === 'list') return [query.atom];
  const text = query.atom.t === 'const' ? String(query.atom.v) : null;
  if (text === null) {
    refuseUnresolved(engine, query);
    return refusedNodes(engine, query);
  }
  const list = readSelector(engine, query.form, text);
  if (list === null) {
    engine.refuse('unresolvable-selector', query.site, `The selector ${quote(text)} does not parse.`);
    return refusedNodes(engine, query);
  }
  const scope = base.t === 'node' ? scopeOf(engine, base) : [];
  const full = fullSelector(engine, { list, scope }, query.result);
  engine.context.effects.useSelector(formatSelector(full), 'query');
  const reach = checkSelector(engine.context, full, engine.spanOf(query.site));
  if (reach === null) return refusedNodes(engine, query);
  return buildNodes(engine, { list: full, reach, query, base });
}

/** What a query selects in full: below the node it starts from, or for `matches` that node itself. */
function fullSelector(engine: Engine, found: { readonly list: SelectorList; readonly scope: SelectorList }, result: QueryResult): SelectorList {
  const { list, scope } = found;
  if (scope.length === 0 || result === 'closest') return list;
  if (result !== 'matches') return preferred(engine, list, scope);
  // `el.matches(':hover')` asks for a state of el: the same as `R:hover`.
  if (!list.every((member) => member.length === 1 && isNameless(member[0] ?? { combinator: '', simples: [] }))) return list;
  return scope.flatMap((root) => list.map((member) => [...root.slice(0, -1), { combinator: root.at(-1)?.combinator ?? '', simples: [...(root.at(-1)?.simples ?? []), ...(member[0]?.simples ?? [])] }]));
}

/** A scoped query is approved if s is, or if `R s` is; the wording that is approved is the one that counts. */
function preferred(engine: Engine, list: SelectorList, scope: SelectorList): SelectorList {
  const key = `in:${formatSelector(scope)}:${formatSelector(list)}`;
  return remembered(engine, key, () => prefer(engine, list, scope)) ?? list;
}

function prefer(engine: Engine, list: SelectorList, scope: SelectorList): SelectorList {
  if (judgeSelector(engine.context.index, list).approved) return list;
  const scoped = scopeSelector(scope, list);
  return judgeSelector(engine.context.index, scoped).approved ? scoped : list;
}

/** The selector R of a node: its own one, or any own class for elements that are ours. */
function scopeOf(engine: Engine, base: NodeAtom): SelectorList {
  if (isOurs(base)) return [simpleComplex(classTest(`${engine.context.policy.prefix}any`))];
  return base.kind === 'document' ? [] : base.selector;
}

function remembered(engine: Engine, key: string, make: () => SelectorList | null): SelectorList | null {
  let list = engine.selectors.get(key);
  if (list === undefined) engine.selectors.set(key, (list = make()));
  return list;
}

function readSelector(engine: Engine, form: QueryForm, text: string): SelectorList | null {
  return remembered(engine, `${form}:${text}`, () => selectorOf(form, text));
}

function selectorOf(form: QueryForm, text: string): SelectorList | null {
  if (form === 'id') return [simpleComplex(idTest(text))];
  if (form === 'name') return [simpleComplex(attributeEquals('name', text))];
  if (form === 'tag') return [simpleComplex(text === '*' ? { kind: 'universal' } : { kind: 'tag', name: text.toLowerCase() })];
  if (form === 'class') {
    const names = text.split(/\s+/).filter((name) => name !== '');
    return names.length === 0 ? null : [simpleComplex(...names.map(classTest))];
  }
  const parsed = parseSelector(text);
  return parsed.ok ? parsed.list : null;
}

function refuseUnresolved(engine: Engine, query: Query): void {
  engine.refuse('unresolvable-selector', query.site, `The selector cannot be resolved: it comes from ${whyUnknown(query.selector)}.`);
}

/** The result of a refused query: a node that raises no further findings. */
function refusedNodes(engine: Engine, query: Query): Value {
  const node = engine.makeNode({ kind: 'refused', selector: [], tag: '', origin: null });
  if (query.result === 'matches') return NOTHING;
  return query.result === 'list' ? [{ t: 'list', key: `l:${node.key}`, of: node }] : [node];
}
