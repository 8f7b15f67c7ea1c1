import type { ElementTraits } from './fingerprint.js';

/** Kinds of terms whose rarity is counted; a word is another term in a text than in a class name. */
export type TermKind = 'word' | 'key' | 'id' | 'class' | 'classWord' | 'link' | 'linkWord' | 'image' | 'imageWord' | 'attribute' | 'ancestorWord';

const PREFIX: Readonly<Record<TermKind, string>> = {
  word: 'w:', key: 'k:', id: 'i:', class: 'c:', classWord: 'd:', link: 'l:', linkWord: 'm:', image: 'f:', imageWord: 'g:', attribute: 'a:', ancestorWord: 'n:',
};

/** The name under which a term is counted. */
export function termOf(kind: TermKind, value: string): string {
  return PREFIX[kind] + value;
}

/** The terms an element is found by, each with its kind. */
export function ownTerms(traits: ElementTraits): string[] {
  return [
    ...traits.names.map((name) => termOf('key', name)),
    ...traits.words.map((word) => termOf('word', word)),
    ...traits.idWords.map((word) => termOf('id', word)),
    ...traits.classes.map((name) => termOf('class', name)),
    ...traits.classWords.map((word) => termOf('classWord', word)),
    ...(traits.link === '' ? [] : [termOf('link', traits.link)]),
    ...traits.linkWords.map((word) => termOf('linkWord', word)),
    ...(traits.image === '' ? [] : [termOf('image', traits.image)]),
    ...traits.imageWords.map((word) => termOf('imageWord', word)),
    ...traits.attributes.map((attribute) => termOf('attribute', attribute)),
  ];
}

/** The terms of what surrounds an element: counted for their rarity, not searched by. */
export function nearTerms(traits: ElementTraits): string[] {
  return [...traits.ancestorWords.map((word) => termOf('ancestorWord', word)), ...[...traits.before, ...traits.after, traits.heading, traits.label].filter((key) => key !== '').map((key) => termOf('key', key)), ...traits.blocks.flat().map((word) => termOf('word', word))];
}
