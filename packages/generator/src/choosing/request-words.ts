import type { Brand } from '@safecode/domain/brands/brand';
import type { ElementMention } from '../elements/find-mentions.js';
import type { Reading } from '../reading/read-request.js';
import { isInside, tokenize, wordsOfName, type Span, type Token } from '../reading/tokenize.js';
import { toConcepts } from './concepts.js';

const STOP = new Set(
  ('a an the this that these those it its we our us you your i me my they their them he she who which what when while if then than so ' +
    'and or but nor of on in at to for from by with as into onto over under above below before after up down out off about per ' +
    'is are was be been being do does did has have had can could should would may might must will shall please let ' +
    'add put place create make build show display use want need like get give set insert write generate new some any all each every more another other ' +
    'page variation variant test experiment ab template copy text saying say says reading read message word ' +
    'user customer visitor people shopper product item shop store site website brand there here just only also very too').split(' '),
);

/** Words that take back what follows them. */
const NEGATIONS = new Set(["don't", 'dont', 'not', 'never', 'without', 'no', "doesn't", "isn't"]);
const NEGATED_WORDS = 2;

/** A concept of a request. */
export interface AskedConcept {
  readonly concept: string;
  /** 1: it says what is wanted. Less: it stands in the copy or names an element, and only supports what the other words say. */
  readonly weight: number;
}

const ELEMENT_WEIGHT = 0.3;
const COPY_WEIGHT = 0.15;

/**
 * The concepts by which a request asks for a kind of variation: without colours, amounts, links and places, without the
 * names of brand and page, and without what is negated. Each counts once, with its greatest weight.
 */
export function requestConcepts(
  reading: Reading,
  context: { readonly brand: Brand; readonly mentions: readonly ElementMention[] },
): AskedConcept[] {
  const places = context.mentions.filter((mention) => mention.position !== null);
  const elements = context.mentions.filter((mention) => mention.position === null).map((mention) => mention.named);
  const left = wantedTokens(reading, [...reading.colors, ...reading.urls, ...reading.quantities, ...places]);
  const brandWords = new Set(wordsOfName(context.brand.name));
  const isSaid = (token: Token): boolean => !brandWords.has(token.stem);
  const copy = tokenize(reading.quotes.map((quote) => quote.text).join(' . ')).filter((token) => !STOP.has(token.stem));
  const weighted = [
    ...weigh(left.filter((token) => isSaid(token) && !isInside(token, elements)), 1),
    ...weigh(left.filter((token) => isSaid(token) && isInside(token, elements)), ELEMENT_WEIGHT),
    ...weigh(copy, COPY_WEIGHT),
  ];
  return weighted.filter((one, at) => weighted.findIndex((other) => other.concept === one.concept) === at);
}

const weigh = (tokens: readonly Token[], weight: number): AskedConcept[] => toConcepts(tokens.map((token) => token.stem)).map((concept) => ({ concept, weight }));

/** The words that are neither empty, nor part of something else, nor taken back. */
function wantedTokens(reading: Reading, spans: readonly Span[]): Token[] {
  const wanted: Token[] = [];
  let negated = 0;
  let end = 0;
  reading.tokens.forEach((token, at) => {
    if (/[,.;:!?\n]/.test(reading.description.slice(end, token.start))) negated = 0;
    end = token.end;
    // "cart page": the word before "page" names the page.
    const isPageName = reading.tokens[at + 1]?.stem === 'page';
    if (NEGATIONS.has(token.word)) negated = NEGATED_WORDS;
    else if (STOP.has(token.stem) || STOP.has(token.word) || isPageName || isInside(token, spans)) return;
    else if (negated > 0) negated -= 1;
    else wanted.push(token);
  });
  return wanted;
}
