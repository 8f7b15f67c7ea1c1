import { extractColors, type ColorMention } from './extract-colors.js';
import { extractQuotes, type Quote } from './extract-copy.js';
import { extractPlacements, type Placement } from './extract-position.js';
import { extractQuantities, type QuantityMention } from './extract-quantities.js';
import { extractUrls, type UrlMention } from './extract-urls.js';
import { isInside, tokenize, type Token } from './tokenize.js';

/** All that the words of a request say, found once and used by every step. */
export interface Reading {
  readonly description: string;
  /** Words outside of quoted copy. */
  readonly tokens: readonly Token[];
  readonly quotes: readonly Quote[];
  readonly colors: readonly ColorMention[];
  readonly urls: readonly UrlMention[];
  readonly quantities: readonly QuantityMention[];
  readonly placements: readonly Placement[];
}

/** Reads a request. Pure and total: any text has a reading. */
export function readRequest(description: string): Reading {
  const quotes = extractQuotes(description);
  const urls = extractUrls(description);
  const colors = extractColors(description, quotes).filter((color) => !isInside(color, urls));
  return {
    description,
    tokens: tokenize(description).filter((token) => !isInside(token, quotes)),
    quotes,
    colors,
    urls,
    quantities: extractQuantities(description, { quotes, taken: [...urls, ...colors] }),
    placements: extractPlacements(description, quotes),
  };
}
