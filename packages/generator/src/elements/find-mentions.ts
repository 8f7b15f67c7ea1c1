import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { InsertPosition } from '@safecode/domain/templates/slot';
import type { Reading } from '../reading/read-request.js';
import type { Span, Token } from '../reading/tokenize.js';
import { isElementNoun, leadingElementPhrase } from './element-nouns.js';
import { findNamedElement } from './match-element.js';

/** An element of the page that a request names. */
export interface ElementMention extends Span {
  /** Where something goes relative to it; null: the element itself is meant ("hide the gallery"). */
  readonly position: InsertPosition | null;
  /** The words that name it, and where they stand. */
  readonly phrase: string;
  readonly named: Span;
  /** The approved selector it has; null: none is clearly meant. */
  readonly entry: DomSelector | null;
  /** When there is none: approved ones that come near, best first. */
  readonly closest: readonly DomSelector[];
}

/** Things a request puts something above or below that are no elements. */
const NO_ELEMENTS = new Set('basket cart bag homepage fold weekend sale scroll scrolling rest middle center centre screen viewport window page site shop same whole user customer visitor mobile desktop other way style colour color'.split(' '));

/** Places, and objects, that are looked up at most: a request names one or two, and a brand may have thousands of elements. */
const MAX_NAMED = 20;
/** From this score on a phrase is the whole name of an element. */
const FULL_NAME = 0.97;

const OBJECT = /\b(?:hide|hiding|remove|removing|highlight|emphasi[sz]e|move|restyle|recolou?r|enlarge|animate|swap|replace|change|make|on|onto)\s+(?:the|our|this|all|every)\s+/giu;

/**
 * The elements a request names, in order. `ownWords` are concepts of the template: what it adds itself is no element of
 * the page.
 */
export function findMentions(reading: Reading, usable: readonly DomSelector[], ownWords: ReadonlySet<string>): ElementMention[] {
  const mentions: ElementMention[] = [];
  for (const placement of reading.placements.slice(0, MAX_NAMED)) {
    const { start, position } = placement;
    const mention = resolve(placement.phrase, { start, position, isCertain: placement.isCertain, reading, usable, ownWords });
    if (mention !== null) mentions.push(mention);
  }
  for (const match of [...reading.description.matchAll(OBJECT)].slice(0, MAX_NAMED)) {
    const from = match.index + match[0].length;
    const phrase = wordsAfter(reading, from);
    const isUsedAlready = mentions.some((mention) => from < mention.end && from > mention.start);
    // "on the gallery" may be said of anything; only an element that is known counts.
    const isObject = !/^on/i.test(match[0]);
    const mention = isUsedAlready ? null : resolve(phrase, { start: match.index, position: null, isCertain: false, reading, usable, ownWords });
    if (mention !== null && (mention.entry !== null || isObject)) mentions.push(mention);
  }
  return mentions.sort((one, other) => one.start - other.start);
}

interface Scope {
  readonly start: number;
  readonly position: InsertPosition | null;
  readonly isCertain: boolean;
  readonly reading: Reading;
  readonly usable: readonly DomSelector[];
  readonly ownWords: ReadonlySet<string>;
}

/** The longest beginning of the words that names an element wins. Null: the words name no element at all. */
function resolve(words: readonly Token[], scope: Scope): ElementMention | null {
  const mention = (phrase: readonly Token[], entry: DomSelector | null, closest: readonly DomSelector[]): ElementMention => {
    const end = phrase.at(-1)?.end ?? scope.start;
    const named = { start: phrase[0]?.start ?? end, end };
    return { start: scope.start, end, named, position: scope.position, phrase: textOf(scope.reading, phrase), entry, closest };
  };
  for (let length = words.length; length > 0; length -= 1) {
    // "review" in "review form" names something else than the reviews.
    if (isElementNoun(words[length])) continue;
    const phrase = words.slice(0, length);
    const named = findNamedElement(phrase.map((token) => token.stem), scope.usable);
    // "the bar" is the template's own bar, unless an element is called exactly that.
    const isOwn = phrase.every((token) => scope.ownWords.has(token.stem));
    if (named.kind === 'found' && (!isOwn || named.match.score > FULL_NAME)) return mention(phrase, named.match.entry, []);
  }
  if (NO_ELEMENTS.has(words[0]?.stem ?? '') && !isElementNoun(words[1])) return null;
  const phrase = leadingElementPhrase(words);
  const named = phrase.length > 0 ? phrase : scope.isCertain ? words.slice(0, 2) : [];
  if (named.every((token) => scope.ownWords.has(token.stem))) return null;
  const unclear = findNamedElement(named.map((token) => token.stem), scope.usable);
  return mention(named, null, unclear.kind === 'unclear' ? unclear.closest : []);
}

function wordsAfter(reading: Reading, from: number): Token[] {
  const words = reading.tokens.filter((token) => token.start >= from).slice(0, 5);
  const end = words.findIndex((token, at) => at > 0 && /[,.;:!?()\n"“]/.test(reading.description.slice(words[at - 1]?.end ?? from, token.start)));
  return end === -1 ? words : words.slice(0, end);
}

function textOf(reading: Reading, phrase: readonly Token[]): string {
  return reading.description.slice(phrase[0]?.start, phrase.at(-1)?.end).replaceAll(/["“”„«»‘]/g, '');
}
