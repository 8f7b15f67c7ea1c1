import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { Atom, NodeAtom, Value } from './atoms.js';
import { isNullish } from './values.js';

/**
 * What may be an element of the site or null, by a branch or a return: the null stands for the element that is not
 * there, as in `query || null`, `found ? query : null` and `if (query) return query; return null`.
 */
export function blameAbsent(value: Value): Value {
  if (value.length < 2 || !value.some((atom) => atom.t === 'const' && isNullish(atom))) return value;
  const site = value.find((atom): atom is NodeAtom => atom.t === 'node' && atom.kind === 'site');
  if (site === undefined) return value;
  const selector = formatSelector(site.selector);
  return value.map((atom): Atom => {
    if (atom.t !== 'const' || !isNullish(atom)) return atom;
    return atom.v === null ? { t: 'absent', key: `null:${selector}`, selector, is: null } : { t: 'absent', key: `null:undefined:${selector}`, selector, is: undefined };
  });
}
