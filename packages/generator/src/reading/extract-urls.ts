import type { Span } from './tokenize.js';

export interface UrlMention extends Span {
  readonly value: string;
}

/** Links a request names: absolute ones and paths of the site. Punctuation that ends the sentence is no part of them. */
export function extractUrls(description: string): UrlMention[] {
  return [...description.matchAll(/(?<![\p{L}\p{N}./])(?:https?:\/\/[^\s"'“”„«»‘’`<>]+|\/[a-z0-9][^\s"'“”„«»‘’`<>]*|\/(?=[\s"'”“.,]|$))/giu)].map((match) => {
    const value = match[0].replace(/[.,;:!?)\]]+$/, '');
    return { value, start: match.index, end: match.index + value.length };
  });
}
