import type { ElementTraits } from './fingerprint.js';

/** Kinds of terms whose rarity is counted; a word is another term in a text than in a class name. */
export type TermKind = 'word' | 'key' | 'id' | 'class' | 'classWord' | 'link' | 'linkWord' | 'image' | 'imageWord' | 'attribute' | 'ancestorWord';

type Visit = (kind: TermKind, value: string) => void;

/** Visits the terms an element is found by. */
export function visitOwnTerms(traits: ElementTraits, visit: Visit): void {
  for (const name of traits.names) visit('key', name);
  for (const word of traits.words) visit('word', word);
  for (const word of traits.idWords) visit('id', word);
  for (const name of traits.classes) visit('class', name);
  for (const word of traits.classWords) visit('classWord', word);
  if (traits.link !== '') visit('link', traits.link);
  for (const word of traits.linkWords) visit('linkWord', word);
  if (traits.image !== '') visit('image', traits.image);
  for (const word of traits.imageWords) visit('imageWord', word);
  for (const attribute of traits.attributes) visit('attribute', attribute);
}

/** Visits the terms of what surrounds an element: counted for their rarity, not searched by. */
export function visitNearTerms(traits: ElementTraits, visit: Visit): void {
  for (const word of traits.ancestorWords) visit('ancestorWord', word);
  for (const key of [...traits.before, ...traits.after, traits.heading, traits.label]) if (key !== '') visit('key', key);
  for (const block of traits.blocks) for (const word of block) visit('word', word);
}

/** The name under which a stored fingerprint keeps the count of a term. */
export function termName(kind: TermKind, value: string): string {
  return `${kind}:${value}`;
}
