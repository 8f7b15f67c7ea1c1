import type { PageProfile } from '../fingerprint/profile-page.js';

/**
 * How near the anchors around an element are: 1/n when the smallest block that holds both holds n anchors besides those
 * in the element. Anchors beyond `WIDEST` are left out; they say nothing, and pages have thousands.
 */
export interface Nearness {
  /** Anchor numbers in rising order, with how near each is. */
  readonly numbers: Int32Array;
  readonly weights: Float64Array;
  readonly length: number;
  /** Numbers of the nearest ones. */
  readonly nearest: readonly number[];
}

/** One page's side of the anchors: where they stand, so that the nearness of any element can be read off. */
export interface AnchorSide {
  readonly profile: PageProfile;
  /** Element index of each anchor, by anchor number. */
  readonly at: readonly number[];
  /** Anchor numbers in document order of this page. */
  readonly order: readonly number[];
  /** For each element index how many anchors stand before it in document order. */
  readonly before: Int32Array;
}

const WIDEST = 96;

/** Lays the anchors out over one page. */
export function anchorSide(profile: PageProfile, at: readonly number[]): AnchorSide {
  const order = at.map((_index, number) => number).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  const before = new Int32Array(profile.page.elements.length + 1);
  for (const index of at) before[index + 1] = (before[index + 1] ?? 0) + 1;
  for (let index = 1; index < before.length; index += 1) before[index] = (before[index] ?? 0) + (before[index - 1] ?? 0);
  return { profile, at, order, before };
}

/** A name for the place of an element among the anchors: elements of the same name have the same nearness. */
export function placeAmongAnchors(side: AnchorSide, index: number): string {
  const from = side.before[index] ?? 0;
  let element = side.profile.page.elements[index] ?? null;
  const to = side.before[element?.end ?? index] ?? 0;
  // An element without anchors is as near to them as any other part of the block it stands in.
  while (element !== null && from === to && (side.before[element.index] ?? 0) === (side.before[element.end] ?? 0)) element = element.parent;
  return from === to ? `in ${element?.index ?? -1}` : `${from} ${to}`;
}

/**
 * The nearness of the anchors to an element, by how specific the block is that they share. Wrappers do not change it:
 * blocks are measured in anchors, not in levels. Anchors inside the element are its content and do not count.
 */
export function nearnessOf(side: AnchorSide, index: number): Nearness {
  const element = side.profile.page.elements[index];
  const found: { number: number; weight: number }[] = [];
  if (element !== undefined) {
    let from = side.before[element.index] ?? 0;
    let to = side.before[element.end] ?? 0;
    const inside = to - from;
    for (let above = element.parent; above !== null; above = above.parent) {
      const wider = side.before[above.index] ?? 0;
      const end = side.before[above.end] ?? 0;
      const count = end - wider - inside;
      if (count > WIDEST) break;
      if (wider === from && end === to) continue;
      for (let rank = wider; rank < from; rank += 1) found.push({ number: side.order[rank] ?? 0, weight: 1 / count });
      for (let rank = to; rank < end; rank += 1) found.push({ number: side.order[rank] ?? 0, weight: 1 / count });
      from = wider;
      to = end;
    }
  }
  const best = found[0]?.weight ?? 0;
  const nearest = found.filter(({ weight }) => weight === best).map(({ number }) => number);
  found.sort((a, b) => a.number - b.number);
  const weights = Float64Array.from(found, ({ weight }) => weight);
  return { numbers: Int32Array.from(found, ({ number }) => number), weights, nearest, length: Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) };
}

/** Cosine of two nearnesses, 0..1; 0 when either has no anchors. */
export function similarNearness(a: Nearness, b: Nearness): number {
  if (a.length === 0 || b.length === 0) return 0;
  let both = 0;
  let other = 0;
  for (let at = 0; at < a.numbers.length && other < b.numbers.length; ) {
    const first = a.numbers[at] ?? 0;
    const second = b.numbers[other] ?? 0;
    if (first === second) {
      both += (a.weights[at] ?? 0) * (b.weights[other] ?? 0);
      at += 1;
      other += 1;
    } else if (first < second) at += 1;
    else other += 1;
  }
  return both / (a.length * b.length);
}
