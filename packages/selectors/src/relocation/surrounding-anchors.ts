import type { PageProfile } from '../fingerprint/profile-page.js';

/** How near each anchor is to an element: 1/n when the smallest block that holds both holds n anchors besides those in the element. */
export type Nearness = Float64Array;

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

/** Lays the anchors out over one page. */
export function anchorSide(profile: PageProfile, at: readonly number[]): AnchorSide {
  const order = at.map((_index, number) => number).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  const before = new Int32Array(profile.page.elements.length + 1);
  for (const index of at) before[index + 1] = (before[index + 1] ?? 0) + 1;
  for (let index = 1; index < before.length; index += 1) before[index] = (before[index] ?? 0) + (before[index - 1] ?? 0);
  return { profile, at, order, before };
}

/**
 * The nearness of every anchor to an element, by how specific the block is that they share. Wrappers do not change it:
 * blocks are measured in anchors, not in levels. Anchors inside the element are its content and count 0.
 */
export function nearnessOf(side: AnchorSide, index: number): Nearness {
  const nearness = new Float64Array(side.at.length);
  const element = side.profile.page.elements[index];
  if (element === undefined) return nearness;
  let from = side.before[element.index] ?? 0;
  let to = side.before[element.end] ?? 0;
  const inside = to - from;
  for (let above = element.parent; above !== null; above = above.parent) {
    const wider = side.before[above.index] ?? 0;
    const end = side.before[above.end] ?? 0;
    const count = end - wider - inside;
    if (count === 0 || (wider === from && end === to)) continue;
    for (let rank = wider; rank < from; rank += 1) nearness[side.order[rank] ?? 0] = 1 / count;
    for (let rank = to; rank < end; rank += 1) nearness[side.order[rank] ?? 0] = 1 / count;
    from = wider;
    to = end;
  }
  return nearness;
}

/** Cosine of two nearnesses, 0..1; 0 when either has no anchors. */
export function similarNearness(a: Nearness, b: Nearness): number {
  let both = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < a.length; at += 1) {
    const x = a[at] ?? 0;
    const y = b[at] ?? 0;
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}
