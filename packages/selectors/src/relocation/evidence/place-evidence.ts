import { ratio, same, type Evidence, type Judged } from './evidence.js';

/** Where the element stands and what is next to it, read off the element alone. */
export const PLACE_EVIDENCE: readonly Evidence[] = [
  { name: 'before', read: ({ target, candidate }) => same(target.before[0] ?? '', candidate.before[0] ?? '') },
  { name: 'beforeNear', read: ({ target, candidate, rarity }) => neighbours(target.before, candidate.before, rarity) },
  { name: 'after', read: ({ target, candidate }) => same(target.after[0] ?? '', candidate.after[0] ?? '') },
  { name: 'afterNear', read: ({ target, candidate, rarity }) => neighbours(target.after, candidate.after, rarity) },
  { name: 'heading', read: ({ target, candidate }) => same(target.heading, candidate.heading) },
  { name: 'block', read: (judged) => block(judged, 0) },
  { name: 'widerBlock', read: (judged) => block(judged, 1) },
  { name: 'widestBlock', read: (judged) => block(judged, 2) },
  { name: 'ancestorNames', read: ({ target, candidate, rarity }) => rarity.alike('ancestorWord', target.ancestorWords, candidate.ancestorWords) },
  { name: 'path', read: ({ target, candidate }) => alignment(target.path, candidate.path) },
  { name: 'parent', read: ({ target, candidate }) => same(target.path[0] ?? '', candidate.path[0] ?? '') },
  { name: 'landmark', read: ({ target, candidate }) => same(target.landmark, candidate.landmark) },
  { name: 'position', read: ({ target, candidate }) => Math.min(4, Math.abs(target.position - candidate.position)) },
  { name: 'siblings', read: ({ target, candidate }) => ratio(target.siblings, candidate.siblings) },
  { name: 'typePosition', read: ({ target, candidate }) => Math.min(4, Math.abs(target.typePosition - candidate.typePosition)) },
  { name: 'item', read: ({ target, candidate }) => (target.item === -1 || candidate.item === -1 ? Number.NaN : Math.min(4, Math.abs(target.item - candidate.item))) },
  { name: 'items', read: ({ target, candidate }) => ratio(target.items, candidate.items) },
  { name: 'depth', read: ({ target, candidate }) => Math.min(8, Math.abs(target.depth - candidate.depth)) },
  { name: 'place', read: ({ target, candidate }) => Math.abs(target.place - candidate.place) },
];

function neighbours(old: readonly string[], now: readonly string[], rarity: Judged['rarity']): number {
  if (old.length === 0) return Number.NaN;
  return rarity.alike('key', old, now);
}

function block({ target, candidate, rarity }: Judged, level: number): number {
  const old = target.blocks[level] ?? [];
  if (old.length === 0) return Number.NaN;
  // A wrapper more or less moves a block by a level.
  return Math.max(...[level - 1, level, level + 1].map((at) => rarity.alike('word', old, candidate.blocks[at] ?? []) - (at === level ? 0 : 0.05)));
}

/** Length of the longest common subsequence of two paths over the longer one, 0..1. */
function alignment(first: readonly string[], second: readonly string[]): number {
  let row = new Array<number>(second.length + 1).fill(0);
  for (const tag of first) {
    const next = [0];
    for (const [at, other] of second.entries()) next.push(tag === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(first.length, second.length, 1);
}
