import type { RoleProfile, Signal } from '../scoring.js';
import { wordsOf } from '../view/identifier-words.js';
import { labelOf, type ElementView } from '../view/page-view.js';
import type { Region } from '../view/regions.js';
import { HIDDEN, IN_OVERLAY, RELATED } from './place-signals.js';

/** A role that is told mostly by how its element is named and what it says. */
export interface NamedRole {
  /** Tags it can have. */
  readonly tags: RegExp;
  readonly named: RegExp;
  readonly says?: RegExp;
  readonly never?: RegExp;
  /** Regions in which it is expected. */
  readonly regions: readonly Region[];
  /** A declared sign that settles it: a role, a property. */
  readonly declared?: (view: ElementView) => boolean;
  /** Further conditions on a candidate. */
  readonly is?: (view: ElementView) => boolean;
  readonly signals?: readonly Signal[];
}

/** Turns the description of a named role into signals. */
export function namedProfile({ tags, named, says, never, regions, declared, is, signals = [] }: NamedRole): RoleProfile {
  const saysIt = (view: ElementView): boolean => says !== undefined && view.element.text.length < 160 && says.test(labelOf(view.element));
  return {
    even: 3,
    isCandidate: (view) => tags.test(view.element.tag) && view.element.depth > 1 && (named.test(view.words) || saysIt(view) || declared?.(view) === true) && (is === undefined || is(view)),
    signals: [
      { name: 'named so', weight: 2.5, strength: ({ words }) => named.test(words) },
      { name: 'a class names it so', weight: 0.7, strength: ({ element }) => element.classes.some((name) => named.test(wordsOf(name))) },
      { name: 'says so', weight: 2, strength: saysIt },
      { name: 'declared so', weight: 2.5, strength: (view) => declared?.(view) === true },
      { name: 'where it is expected', weight: 1.5, strength: ({ region }) => regions.includes(region) },
      { name: 'where it is not expected', weight: -1.5, strength: ({ region }) => region !== 'none' && !regions.includes(region) },
      { name: 'named like something else', weight: -3, strength: (view) => never !== undefined && never.test(`${view.words} ${view.element.text.slice(0, 80).toLowerCase()}`) },
      { name: 'outermost of its kind', weight: 0.6, strength: ({ element }, { page }) => element.parent !== null && !named.test(page.views[element.parent.index]?.words ?? '') },
      ...signals,
      HIDDEN, IN_OVERLAY, RELATED,
    ],
  };
}
