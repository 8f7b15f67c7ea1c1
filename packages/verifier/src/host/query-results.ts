import type { SelectorReach } from '@safecode/selectors/approval/judge-selector';
import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { Atom, NodeAtom, Value } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import { BOOL } from '../engine/values.js';
import type { Query } from './queries.js';

/** The nodes an approved query finds; a site element may also be absent. */
export function buildNodes(engine: Engine, found: { readonly list: SelectorList; readonly reach: SelectorReach; readonly query: Query; readonly base: Atom }): Value {
  const { list, reach, query } = found;
  const text = formatSelector(list);
  const node: NodeAtom = engine.makeNode({ kind: kindOf(text, reach), selector: list, tag: tagOf(list), origin: null });
  if (query.result === 'matches') {
    engine.place(`matched:${engine.spanOf(query.site).start}`).add([node]);
    return BOOL;
  }
  if (query.result === 'list') return [{ t: 'list', key: `l:${text}`, of: node }];
  if (node.kind === 'body' || node.kind === 'html' || node.kind === 'head') return [node];
  const certain = node.kind === 'own' || engine.flow.proves(`query:${text}`);
  return certain ? [node] : [node, { t: 'absent', key: `absent:${text}`, selector: text, is: null }];
}

function kindOf(text: string, reach: SelectorReach): NodeAtom['kind'] {
  if (text === 'body' || text === 'html' || text === 'head') return text;
  return reach === 'site' ? 'site' : 'own';
}

function tagOf(list: SelectorList): string {
  for (const simple of list.at(0)?.at(-1)?.simples ?? []) if (simple.kind === 'tag') return simple.name;
  return '';
}
