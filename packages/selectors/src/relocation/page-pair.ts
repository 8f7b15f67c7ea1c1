import type { PageProfile } from '../fingerprint/profile-page.js';
import { findAnchors, oneToOne, repeatedTies, type Anchor } from './anchors.js';
import { Rarity } from './rarity.js';
import { anchorSide, nearnessOf, placeAmongAnchors, similarNearness, type AnchorSide, type Nearness } from './surrounding-anchors.js';

/** Places of a repeated term are told apart only by surroundings at least this alike. */
const ALIKE = 0.35;

/** An old and a changed page, with what they surely share. */
export interface PagePair {
  readonly old: PageProfile;
  readonly changed: PageProfile;
  readonly rarity: Rarity;
  readonly anchors: readonly Anchor[];
  readonly oldSide: AnchorSide;
  readonly newSide: AnchorSide;
  readonly oldNearness: (index: number) => Nearness;
  readonly newNearness: (index: number) => Nearness;
  /** Anchors by an element of theirs or by a wrapper that says the same. */
  readonly byOld: ReadonlyMap<number, readonly number[]>;
  readonly byNew: ReadonlyMap<number, readonly number[]>;
}

/** Finds what two pages share: certain anchors first, then, by their surroundings, the places of repeated terms. */
export function pairPages(old: PageProfile, changed: PageProfile): PagePair {
  const first = layOut({ old, changed, rarity: new Rarity(old, changed) }, findAnchors(old, changed));
  const more: { anchor: Anchor; alike: number }[] = [];
  for (const { oldPlaces, newPlaces } of repeatedTies(old, changed)) {
    for (const oldIndex of oldPlaces) {
      for (const newIndex of newPlaces) {
        const alike = similarNearness(first.oldNearness(oldIndex), first.newNearness(newIndex));
        if (alike >= ALIKE) more.push({ anchor: { oldIndex, newIndex, votes: 1 }, alike });
      }
    }
  }
  more.sort((a, b) => b.alike - a.alike || a.anchor.oldIndex - b.anchor.oldIndex || a.anchor.newIndex - b.anchor.newIndex);
  return layOut(first, oneToOne([...first.anchors, ...more.map(({ anchor }) => anchor)]));
}

function layOut({ old, changed, rarity }: Pick<PagePair, 'old' | 'changed' | 'rarity'>, anchors: readonly Anchor[]): PagePair {
  const oldSide = anchorSide(old, anchors.map(({ oldIndex }) => oldIndex));
  const newSide = anchorSide(changed, anchors.map(({ newIndex }) => newIndex));
  return {
    old, changed, rarity, anchors, oldSide, newSide,
    oldNearness: remember(oldSide), newNearness: remember(newSide),
    byOld: chains(old, oldSide.at), byNew: chains(changed, newSide.at),
  };
}

/** Elements that hold the same anchors in the same surroundings have one nearness between them. */
function remember(side: AnchorSide): (index: number) => Nearness {
  const known = new Map<string, Nearness>();
  return (index) => {
    const key = placeAmongAnchors(side, index);
    let nearness = known.get(key);
    if (nearness === undefined) known.set(key, (nearness = nearnessOf(side, index)));
    return nearness;
  };
}

function chains(profile: PageProfile, at: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [number, index] of at.entries()) {
    const text = profile.traits[index]?.text ?? '';
    for (let element = profile.page.elements[index] ?? null; element !== null; element = element.parent) {
      if (element.index !== index && (text === '' || profile.traits[element.index]?.text !== text)) break;
      found.set(element.index, [...(found.get(element.index) ?? []), number]);
    }
  }
  return found;
}
