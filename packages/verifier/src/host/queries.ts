import { buildNodes } from './query-results.js';
import { scopeSelector } from '@safecode/selectors/approval/scope-selector';
import { isNameless } from '@safecode/selectors/approval/selector-names';
import { classTest, simpleComplex, type SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Node } from 'estree';
import type { Atom, NodeAtom, Value } from '../engine/atoms.js';
import { argument } from '../engine/arguments.js';
import type { Call, Engine } from '../engine/engine.js';
import { join, isDecoded, isNullish, NOTHING, whyUnknown } from '../engine/values.js';
import { checkJudged, quote } from '../rules/unapproved-selector/check-selector.js';
import type { JudgedSelector, QueryForm, SelectorBook } from '../policy/selector-book.js';
import { isOurs } from './node-effects.js';

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
    let nodes = NOTHING;
    for (const base of bases) nodes = join(nodes, runOne(engine, { base, atom }, query));
    found = join(found, nodes);
  }
  return found;
}

/** A query method: the selector is the first argument. */
export function queryMethod(form: QueryForm, result: QueryResult): (engine: Engine, call: Call) => Value {
  return (engine, call) => runQuery(engine, call.self, { form, result, selector: argument(call.args, 0), site: call.site });
}

function runOne(engine: Engine, { base, atom }: { readonly base: Atom; readonly atom: Atom }, query: Query): Value {
  if (atom.t === 'node' || atom.t === 'list') return [atom];
  const text = atom.t === 'const' ? String(atom.v) : null;
  if (text === null) {
    refuseUnresolved(engine, query);
    return refusedNodes(engine, query);
  }
  const { book, effects } = engine.context;
  const read = book.read(query.form, text);
  if (read === null) {
    engine.refuse('unresolvable-selector', query.site, `The selector ${quote(text)} does not parse.`);
    return refusedNodes(engine, query);
  }
  const full = base.t === 'node' ? fullSelector(book, { read, base, prefix: engine.context.policy.prefix }, query.result) : read;
  effects.useSelector(full.text, 'query');
  const reach = checkJudged(engine.context, full, engine.spanOf(query.site));
  if (reach === null) return refusedNodes(engine, query);
  return buildNodes(engine, { full, reach, query });
}

interface Found {
  readonly read: JudgedSelector;
  readonly base: NodeAtom;
  readonly prefix: string;
}

/** What a query selects in full: below the node it starts from, or for `matches` that node itself. */
function fullSelector(book: SelectorBook, found: Found, result: QueryResult): JudgedSelector {
  const { read, base } = found;
  if (result === 'closest' || (base.selector.length === 0 && !isOurs(base)) || base.kind === 'document') return read;
  const scope = isOurs(base) ? book.composed(`own:${found.prefix}`, () => [simpleComplex(classTest(`${found.prefix}any`))]) : book.judge(base.selector);
  if (result !== 'matches') return book.composed(`in:${scope.text}:${read.text}`, () => preferred(book, read, scope));
  // `el.matches(':hover')` asks for a state of el: the same as `R:hover`.
  if (!read.list.every((member) => member.length === 1 && isNameless(member[0] ?? { combinator: '', simples: [] }))) return read;
  return book.composed(`as:${scope.text}:${read.text}`, () =>
    scope.list.flatMap((root) => read.list.map((member) => [...root.slice(0, -1), { combinator: root.at(-1)?.combinator ?? '', simples: [...(root.at(-1)?.simples ?? []), ...(member[0]?.simples ?? [])] }])),
  );
}

/** A scoped query is approved if s is, or if `R s` is; the wording that is approved is the one that counts. */
function preferred(book: SelectorBook, read: JudgedSelector, scope: JudgedSelector): SelectorList {
  if (read.judgement.approved) return read.list;
  const scoped = scopeSelector(scope.list, read.list);
  return book.judge(scoped).judgement.approved ? scoped : read.list;
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
