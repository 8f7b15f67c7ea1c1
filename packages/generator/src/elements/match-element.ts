import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { toConcepts } from '../choosing/concepts.js';
import { NAMED_COLORS } from '../reading/named-colors.js';
import { wordsOfName } from '../reading/tokenize.js';
import { rememberByObject } from '../remembering/remember-by-object.js';

/** Nouns that only say "a thing on the page": they may be added to a name without changing what is meant. */
export const GENERIC_NOUNS = new Set('element section block area box container panel part widget component module icon bar row field region'.split(' '));
/** Words that describe a thing without naming it. Colours belong to them: "the green buy button". */
const FILLERS = new Set('the a an our its this that your of for and to product page main primary big large small existing current whole entire'.split(' '));
const isFiller = (word: string): boolean => FILLERS.has(word) || NAMED_COLORS.has(word);

/** How well a phrase names a selector: 1 is its full name or role, 0 nothing in common. */
export interface ElementMatch {
  readonly entry: DomSelector;
  readonly score: number;
}

/** A phrase names an element from this score on: all of its words belong to the element, and half of the element's to it. */
export const NAMED = 0.7;
/** What a phrase loses that means an element without saying any of its words. */
const LITERAL_SHARE = 0.05;
/** Two elements closer than this are equally meant. */
const TIE = 0.03;

/** Selectors by how well a phrase (words as stems) names them, best first; those without anything in common are left out. */
function matchElements(stems: readonly string[], entries: readonly DomSelector[]): ElementMatch[] {
  const asked = conceptsOf(stems);
  if (asked.length === 0) return [];
  const said = stems.filter((stem) => !isFiller(stem) && !GENERIC_NOUNS.has(stem));
  const matches: ElementMatch[] = [];
  for (const entry of entries) {
    const score = scoreOf({ asked, said }, entry);
    if (score > 0) matches.push({ entry, score });
  }
  return matches.sort((one, other) => other.score - one.score);
}

export type NamedElement =
  | { readonly kind: 'found'; readonly match: ElementMatch }
  /** Several are meant equally well, or none well enough. `closest` is best first and may be empty. */
  | { readonly kind: 'unclear'; readonly closest: readonly DomSelector[] };

/** The one element a phrase names. Several entries of one role are one choice: the best named, then the first, is taken. */
export function findNamedElement(stems: readonly string[], entries: readonly DomSelector[]): NamedElement {
  const matches = matchElements(stems, entries);
  const [best] = matches;
  const closest = matches.map((match) => match.entry);
  if (best === undefined || best.score < NAMED) return { kind: 'unclear', closest };
  const rivals = matches.filter((match) => best.score - match.score < TIE && !isSameThing(match.entry, best.entry));
  return rivals.length === 0 ? { kind: 'found', match: best } : { kind: 'unclear', closest };
}

function isSameThing(one: DomSelector, other: DomSelector): boolean {
  return one.selector === other.selector || (one.role !== null && one.role === other.role);
}

function conceptsOf(stems: readonly string[]): string[] {
  const all = [...new Set(toConcepts(stems))];
  const meaningful = all.filter((word) => !isFiller(word));
  // "the page", "the product": a name may consist of nothing else.
  return meaningful.length > 0 ? meaningful : all.filter((word) => word === 'page' || word === 'product').map((word) => (word === 'page' ? 'body' : word));
}

/** The words of an element, read once. */
const wordsOfEntry = rememberByObject((entry: DomSelector) => {
  const role = conceptsOf(entry.role === null ? [] : wordsOfName(entry.role));
  const nameWords = wordsOfName(entry.name);
  const name = conceptsOf(nameWords);
  return { role, name, known: new Set([...role, ...name]), literal: new Set(nameWords) };
});

function scoreOf(phrase: { readonly asked: readonly string[]; readonly said: readonly string[] }, entry: DomSelector): number {
  const { asked, said } = phrase;
  const { role, name, known, literal } = wordsOfEntry(entry);
  if (!asked.some((word) => known.has(word))) return 0;
  const covered = asked.reduce((sum, word) => sum + (known.has(word) ? 1 : GENERIC_NOUNS.has(word) ? 0.9 : 0), 0) / asked.length;
  if (covered < 0.9) return covered * 0.5;
  const share = (words: readonly string[]): number => (words.length === 0 ? 0 : words.filter((word) => asked.includes(word)).length / words.length);
  // The name breaks ties between entries of one role, the very word those between entries of one concept ("reviews", "rating").
  const specific = Math.max(share(role), share(name)) * 0.98 + share(name) * 0.02;
  const spoken = said.length === 0 ? 1 : said.filter((stem) => literal.has(stem)).length / said.length;
  return (0.5 + 0.5 * specific) * covered * (1 - LITERAL_SHARE + LITERAL_SHARE * spoken);
}
