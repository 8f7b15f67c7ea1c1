import type { SelectorReach } from '@safecode/selectors/approval/judge-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { NodeAtom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { startOf } from '../engine/offsets.js';
import { BOOL } from '../engine/values.js';
import type { JudgedSelector } from '../policy/selector-book.js';
import type { Query } from './queries.js';

/** The nodes an approved query finds; a site element may also be absent. */
export function buildNodes(engine: Engine, found: { readonly full: JudgedSelector; readonly reach: SelectorReach; readonly query: Query }): Value {
  const { full, reach, query } = found;
  const results = resultsOf(engine, full, reach);
  if (query.result === 'matches') {
    engine.place(`matched:${startOf(query.site)}`).add(results.one);
    return BOOL;
  }
  if (query.result === 'list') return results.list;
  const { kind } = results.node;
  if (kind === 'body' || kind === 'html' || kind === 'head') return results.one;
  return kind === 'own' || engine.flow.proves(results.fact) ? results.one : results.oneOrNone;
}

/** What a selector finds, in the forms queries give it. */
export interface QueryResults {
  readonly node: NodeAtom;
  readonly one: Value;
  readonly oneOrNone: Value;
  readonly list: Value;
  /** Proven once a test has shown that the element is there. */
  readonly fact: string;
}

function resultsOf(engine: Engine, full: JudgedSelector, reach: SelectorReach): QueryResults {
  let results = engine.found.get(full);
  if (results === undefined) {
    const { list, text } = full;
    const node = engine.makeNode({ kind: kindOf(text, reach), selector: list, tag: tagOf(list), origin: null });
    results = {
      node,
      one: [node],
      oneOrNone: [node, { t: 'absent', key: `absent:${text}`, selector: text, is: null }],
      list: [{ t: 'list', key: `l:${text}`, of: node }],
      fact: `query:${text}`,
    };
    engine.found.set(full, results);
  }
  return results;
}

function kindOf(text: string, reach: SelectorReach): NodeAtom['kind'] {
  if (text === 'body' || text === 'html' || text === 'head') return text;
  return reach === 'site' ? 'site' : 'own';
}

function tagOf(list: SelectorList): string {
  for (const simple of list.at(0)?.at(-1)?.simples ?? []) if (simple.kind === 'tag') return simple.name;
  return '';
}
