import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { MemberExpression } from 'estree';
import { contentsOf } from './arrays.js';
import type { Atom, NodeAtom, Value } from './atoms.js';
import type { Engine } from './engine.js';
import { NOTHING } from './values.js';

/** `list[i + 1]`: a place that may lie behind the end, however many elements were counted. */
export function isFurtherOn(node: MemberExpression): boolean {
  return node.computed && node.property.type === 'BinaryExpression' && node.property.operator === '+';
}

/** What a test of such a place has shown of a list. */
export function furtherFact(list: Atom): string {
  return `further:${list.key}`;
}

/** The element that may be missing further on in a list of site elements. */
export function absentFurtherOn(engine: Engine, node: MemberExpression, base: Atom): Value {
  if (!isFurtherOn(node) || engine.flow.proves(furtherFact(base))) return NOTHING;
  const site = base.t === 'list' && base.of.kind === 'site' ? base.of : base.t === 'obj' && base.shape === 'array' && base.marks.inexact ? contentsOf(base).find(isSiteNode) : undefined;
  return site === undefined ? NOTHING : [{ t: 'absent', key: `absent:further:${base.key}`, selector: formatSelector(site.selector), is: undefined }];
}

function isSiteNode(atom: Atom): atom is NodeAtom {
  return atom.t === 'node' && atom.kind === 'site';
}
