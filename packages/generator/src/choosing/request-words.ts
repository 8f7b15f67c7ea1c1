import type { Brand } from '@safecode/domain/brands/brand';
import type { Reading } from '../reading/read-request.js';
import { isInside, wordsOfName, type Span } from '../reading/tokenize.js';
import { toConcepts } from './concepts.js';

const STOP = new Set(
  ('a an the this that these those it its we our us you your i me my they their them he she who which what when while if then than so ' +
    'and or but nor of on in at to for from by with as into onto over under above below before after up down out off about per ' +
    'is are was be been being do does did has have had can could should would may might must will shall please let ' +
    'add put place create make build show display use want need like get give set insert write generate new some any all each every more ' +
    'page variation variant test experiment ab template copy text saying say says reading read message word colour color coloured colored ' +
    'user customer visitor people shopper product item shop store site website brand there here just only also very too').split(' '),
);

/** Words that take back what follows them. */
const NEGATIONS = new Set(["don't", 'dont', 'not', 'never', 'without', 'no', "doesn't", "isn't"]);
const NEGATED_WORDS = 2;

/**
 * The concepts by which a request asks for a kind of variation: without its copy, colours, amounts, links and places,
 * without the names of brand and page, and without what is negated.
 */
export function requestConcepts(
  reading: Reading,
  context: { readonly brand: Brand; readonly pageType: string; readonly places: readonly Span[] },
): string[] {
  const spans = [...reading.colors, ...reading.urls, ...reading.quantities, ...context.places];
  const names = new Set([...wordsOfName(context.brand.name), ...wordsOfName(context.pageType)]);
  const stems: string[] = [];
  let negated = 0;
  let end = 0;
  for (const token of reading.tokens) {
    if (/[,.;:!?\n]/.test(reading.description.slice(end, token.start))) negated = 0;
    end = token.end;
    if (NEGATIONS.has(token.word)) negated = NEGATED_WORDS;
    else if (STOP.has(token.stem) || STOP.has(token.word) || names.has(token.stem) || isInside(token, spans)) continue;
    else if (negated > 0) negated -= 1;
    else stems.push(token.stem);
  }
  return [...new Set(toConcepts(stems))];
}
