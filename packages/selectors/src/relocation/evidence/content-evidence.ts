import { linkPathOf } from '../../fingerprint/link-target.js';
import { allWords, ownWords } from '../../fingerprint/said-words.js';
import { ratio, same, type Evidence, type Judged } from './evidence.js';

/** What the element says, shows and leads to. */
export const CONTENT_EVIDENCE: readonly Evidence[] = [
  { name: 'text', read: ({ target, candidate }) => same(target.text, candidate.text) },
  { name: 'ownText', read: ({ target, candidate }) => same(target.ownText, candidate.ownText) },
  { name: 'ownTextWords', read: ({ target, candidate, rarity }) => rarity.alike('word', ownWords(target), ownWords(candidate)) },
  { name: 'hasText', read: ({ target, candidate }) => (target.text === '' ? 2 : 0) + (candidate.text === '' ? 1 : 0) },
  { name: 'hasOwnText', read: ({ target, candidate }) => (target.ownText === '' ? 2 : 0) + (candidate.ownText === '' ? 1 : 0) },
  { name: 'textLength', read: ({ target, candidate }) => ratio(target.text.length, candidate.text.length) },
  { name: 'shape', read: ({ target, candidate }) => same(target.shape, candidate.shape) },
  { name: 'ownShape', read: ({ target, candidate }) => same(target.ownShape, candidate.ownShape) },
  { name: 'wraps', read: ({ target, candidate }) => (target.wraps ? 2 : 0) + (candidate.wraps ? 1 : 0) },
  { name: 'wrapped', read: ({ target, candidate }) => (target.wrapped ? 2 : 0) + (candidate.wrapped ? 1 : 0) },
  { name: 'allWords', read: ({ target, candidate, rarity }) => rarity.alike('word', allWords(target), allWords(candidate)) },
  { name: 'name', read: sameName },
  { name: 'bestName', read: ({ target, candidate }) => same(target.names[0] ?? '', candidate.names[0] ?? '') },
  { name: 'nameRarity', read: nameRarity },
  { name: 'nameWords', read: ({ target, candidate, rarity }) => rarity.alike('word', target.words, candidate.words) },
  { name: 'nameCovered', read: ({ target, candidate, rarity }) => rarity.covered('word', target.words, candidate.words) },
  { name: 'nameCovers', read: ({ target, candidate, rarity }) => rarity.covered('word', candidate.words, target.words) },
  { name: 'nameCount', read: ({ target }) => Math.min(target.words.length, 12) },
  { name: 'link', read: ({ target, candidate }) => same(target.link, candidate.link) },
  { name: 'linkPath', read: ({ target, candidate }) => (target.link === '' ? Number.NaN : same(linkPathOf(target.link), candidate.link === '' ? '' : linkPathOf(candidate.link))) },
  { name: 'linkWords', read: ({ target, candidate, rarity }) => rarity.alike('linkWord', target.linkWords, candidate.linkWords) },
  { name: 'linkSays', read: ({ target, candidate, rarity }) => rarity.covered('word', target.words, candidate.linkWords) },
  { name: 'image', read: ({ target, candidate }) => same(target.image, candidate.image) },
  { name: 'imageWords', read: ({ target, candidate, rarity }) => rarity.alike('imageWord', target.imageWords, candidate.imageWords) },
  { name: 'label', read: ({ target, candidate }) => same(target.label, candidate.label) },
  { name: 'twins', read: ({ target, candidate }) => (target.text === '' ? Number.NaN : ratio(target.twins, candidate.twins)) },
  { name: 'twin', read: ({ target, candidate }) => (target.text === '' || target.text !== candidate.text ? Number.NaN : Math.abs((target.twin + 0.5) / target.twins - (candidate.twin + 0.5) / candidate.twins)) },
];

function sameName({ target, candidate }: Judged): number {
  if (target.names.length === 0) return Number.NaN;
  return target.names.some((name) => candidate.names.includes(name)) ? 1 : 0;
}

function nameRarity({ target, candidate, rarity }: Judged): number {
  if (target.names.length === 0) return Number.NaN;
  return Math.max(0, ...target.names.filter((name) => candidate.names.includes(name)).map((name) => rarity.of('key', name)));
}
