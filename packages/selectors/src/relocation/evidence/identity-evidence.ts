import { authorWords } from '../../fingerprint/said-words.js';
import { ratio, same, type Evidence } from './evidence.js';

/** What the element is and how its author calls it. */
export const IDENTITY_EVIDENCE: readonly Evidence[] = [
  { name: 'tag', read: ({ target, candidate }) => same(target.tag, candidate.tag) },
  { name: 'family', read: ({ target, candidate }) => same(target.family, candidate.family) },
  { name: 'role', read: ({ target, candidate }) => same(target.role, candidate.role) },
  { name: 'type', read: ({ target, candidate }) => same(target.type, candidate.type) },
  { name: 'only', read: ({ target, candidate }) => (target.tag !== candidate.tag || target.type !== candidate.type || target.role !== candidate.role ? 0 : 1 / Math.sqrt(target.likes * candidate.likes)) },
  { name: 'hidden', read: ({ target, candidate }) => (target.hidden ? 2 : 0) + (candidate.hidden ? 1 : 0) },
  { name: 'interactive', read: ({ target, candidate }) => (isUsed(target.family) ? 2 : 0) + (isUsed(candidate.family) ? 1 : 0) },
  { name: 'id', read: ({ target, candidate }) => same(target.id, candidate.id) },
  { name: 'nameAttribute', read: ({ target, candidate }) => same(target.nameAttribute, candidate.nameAttribute) },
  { name: 'idWords', read: ({ target, candidate, rarity }) => rarity.alike('id', target.idWords, candidate.idWords) },
  { name: 'classes', read: ({ target, candidate, rarity }) => rarity.alike('class', target.classes, candidate.classes) },
  { name: 'classWords', read: ({ target, candidate, rarity }) => rarity.alike('classWord', target.classWords, candidate.classWords) },
  { name: 'hasClasses', read: ({ target, candidate }) => (target.classes.length === 0 ? 2 : 0) + (candidate.classes.length === 0 ? 1 : 0) },
  { name: 'calls', read: ({ target, candidate, rarity }) => rarity.alike('classWord', authorWords(target), authorWords(candidate)) },
  { name: 'attributes', read: ({ target, candidate, rarity }) => rarity.alike('attribute', target.attributes, candidate.attributes) },
  { name: 'size', read: ({ target, candidate }) => ratio(target.size, candidate.size) },
  { name: 'empty', read: ({ target, candidate }) => (target.size === 0 ? 2 : 0) + (candidate.size === 0 ? 1 : 0) },
  { name: 'inside', read: ({ target, candidate }) => overlap(target.inside, candidate.inside) },
];

function isUsed(family: string): boolean {
  return family === 'control' || family === 'field' || family === 'choice';
}

/** Dice of two bags of tags; NaN when both are empty. */
function overlap(first: readonly string[], second: readonly string[]): number {
  if (first.length + second.length === 0) return Number.NaN;
  const left = [...second];
  let shared = 0;
  for (const tag of first) {
    const at = left.indexOf(tag);
    if (at === -1) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (first.length + second.length);
}
