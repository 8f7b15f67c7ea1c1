import type { PageProfile } from '../fingerprint/profile-page.js';
import type { PageElement } from '../page/page.js';

/** Two elements, one of each page, that are the same beyond doubt because what they say is said nowhere else. */
export interface Anchor {
  readonly oldIndex: number;
  readonly newIndex: number;
  /** How many different things tie them together, 1 or more. */
  readonly votes: number;
}

/** Terms that name an element by themselves. Single words and classes do not. */
const TYING = ['key', 'link', 'image'] as const;
/** A term on more places than this ties nothing. */
const MOST_PLACES = 12;

interface Tie {
  readonly oldPlaces: readonly number[];
  readonly newPlaces: readonly number[];
}

/**
 * What the two pages surely share: first the terms that each page has in exactly one place, then those in several places
 * that their surroundings tell apart. Each element is in at most one anchor. In the order of the old page.
 */
export function findAnchors(old: PageProfile, changed: PageProfile): readonly Anchor[] {
  const ties = tiesBetween(old, changed);
  const certain = ties.filter(({ oldPlaces, newPlaces }) => oldPlaces.length === 1 && newPlaces.length === 1);
  const votes = new Map<string, Anchor>();
  for (const { oldPlaces: [oldIndex], newPlaces: [newIndex] } of certain) {
    if (oldIndex === undefined || newIndex === undefined) continue;
    const key = `${oldIndex} ${newIndex}`;
    votes.set(key, { oldIndex, newIndex, votes: (votes.get(key)?.votes ?? 0) + 1 });
  }
  return oneToOne([...votes.values()].sort((a, b) => b.votes - a.votes || a.oldIndex - b.oldIndex));
}

/** The terms both pages hold in more than one place, for those who can tell the places apart. */
export function repeatedTies(old: PageProfile, changed: PageProfile): readonly Tie[] {
  return tiesBetween(old, changed).filter(({ oldPlaces, newPlaces }) => oldPlaces.length > 1 || newPlaces.length > 1);
}

/** Keeps the anchors, best first, whose elements are not taken yet; gives them in the order of the old page. */
export function oneToOne(anchors: readonly Anchor[]): readonly Anchor[] {
  const oldTaken = new Set<number>();
  const newTaken = new Set<number>();
  const kept: Anchor[] = [];
  for (const anchor of anchors) {
    if (oldTaken.has(anchor.oldIndex) || newTaken.has(anchor.newIndex)) continue;
    oldTaken.add(anchor.oldIndex);
    newTaken.add(anchor.newIndex);
    kept.push(anchor);
  }
  return kept.sort((a, b) => a.oldIndex - b.oldIndex);
}

function tiesBetween(old: PageProfile, changed: PageProfile): readonly Tie[] {
  const ties: Tie[] = [];
  for (const kind of TYING) {
    for (const [value, oldHolders] of old.terms.held(kind)) {
      const newHolders = changed.terms.holdersOf(kind, value);
      if (newHolders.length === 0) continue;
      const oldPlaces = innermost(old, oldHolders);
      const newPlaces = innermost(changed, newHolders);
      if (oldPlaces.length <= MOST_PLACES && newPlaces.length <= MOST_PLACES) ties.push({ oldPlaces, newPlaces });
    }
  }
  const add = (oldIndex: ReadonlyMap<string, readonly PageElement[]>, newIndex: ReadonlyMap<string, readonly PageElement[]>): void => {
    for (const [value, [oldFirst, oldSecond]] of oldIndex) {
      const [newFirst, newSecond] = newIndex.get(value) ?? [];
      if (oldFirst === undefined || newFirst === undefined || oldSecond !== undefined || newSecond !== undefined) continue;
      const family = old.traits[oldFirst.index]?.family;
      if (family !== undefined && family === changed.traits[newFirst.index]?.family) ties.push({ oldPlaces: [oldFirst.index], newPlaces: [newFirst.index] });
    }
  };
  add(old.page.byId, changed.page.byId);
  add(byName(old), byName(changed));
  return ties;
}

/** Of nested holders of one term only the innermost: a wrapper says what its content says. */
function innermost(profile: PageProfile, holders: readonly number[]): readonly number[] {
  return holders.filter((index, at) => {
    const next = holders[at + 1];
    return next === undefined || next >= (profile.page.elements[index]?.end ?? 0);
  });
}

function byName(profile: PageProfile): ReadonlyMap<string, readonly PageElement[]> {
  const named = new Map<string, PageElement[]>();
  for (const element of profile.page.byAttribute.get('name') ?? []) {
    const name = element.attribute('name');
    const others = named.get(name);
    if (others === undefined) named.set(name, [element]);
    else others.push(element);
  }
  return named;
}
