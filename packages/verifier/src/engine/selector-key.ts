import type { SelectorList } from '@safecode/selectors/parsing/selector-model';
import type { NodeAtom } from './atoms.js';

/** Keys of selectors that were written out before: the same list is asked for in every round. */
const SELECTOR_KEYS = new WeakMap<SelectorList, string>();

/** The selector of a node as text, to tell nodes apart. */
export function selectorKey(spec: Omit<NodeAtom, 't' | 'key'>): string {
  if (spec.selector.length === 0) return '';
  let key = SELECTOR_KEYS.get(spec.selector);
  if (key === undefined) {
    key = JSON.stringify(spec.selector);
    SELECTOR_KEYS.set(spec.selector, key);
  }
  return key;
}
