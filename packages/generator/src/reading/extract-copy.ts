import type { Span } from './tokenize.js';

/** Text in quotation marks. The span includes the marks. */
export interface Quote extends Span {
  readonly text: string;
  /** `element`: names something on the page ("above the "Add to cart" button"). `copy`: is to be shown. */
  readonly use: 'copy' | 'element';
}

/** Pairs of marks, most exact first. A straight single mark counts only at the edges of words, so that "don't" is no quote. */
const STYLES: readonly RegExp[] = [
  /\\"([^"]*?)\\"/uy,
  /“([^“”]*)”/uy,
  /„([^„“”"]*)[“”"]/uy,
  /«([^«»]*)»/uy,
  /»([^«»]*)«/uy,
  /‹([^‹›]*)›/uy,
  /「([^「」]*)」/uy,
  // After a digit a straight mark means inches.
  /(?<!\p{N})"([^"]*)"/uy,
  /‘([^‘]*?)’(?!\p{L})/uy,
  /(?<![\p{L}\p{N}])'(?=\S)([^']*(?:'(?=\p{L})[^']*)*)(?<=\S)'(?![\p{L}\p{N}])/uy,
  /`([^`]*)`/uy,
];

const ELEMENT_BEFORE = /(?:\b(?:above|below|before|after|under|underneath|beneath|beside|inside|into|next to|in front of|top of|bottom of|hide|remove|move|replace|highlight))\s+(?:the\s+|our\s+)?$/i;
const ELEMENT_AFTER = /^\s*(?:button|link|heading|headline|section|element|area|block|banner|tab|box|label)\b/i;

/** The quoted texts of a description, in order. Marks without a partner are ordinary characters. */
export function extractQuotes(description: string): Quote[] {
  const quotes: Quote[] = [];
  const marks = /[\\“„«»‹「"‘'`]/gu;
  for (let mark = marks.exec(description); mark !== null; mark = marks.exec(description)) {
    const match = matchQuote(description, mark.index);
    if (match === null) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    const text = match[1]?.trim() ?? '';
    if (text !== '') quotes.push({ ...span, text, use: useOf(description, span) });
    marks.lastIndex = span.end;
  }
  return quotes;
}

function matchQuote(description: string, at: number): RegExpExecArray | null {
  for (const style of STYLES) {
    style.lastIndex = at;
    const match = style.exec(description);
    if (match !== null) return match;
  }
  return null;
}

function useOf(description: string, span: Span): Quote['use'] {
  const isNamed = ELEMENT_BEFORE.test(description.slice(Math.max(0, span.start - 40), span.start));
  return isNamed && ELEMENT_AFTER.test(description.slice(span.end, span.end + 20)) ? 'element' : 'copy';
}

/**
 * Copy that somebody gave without quotation marks ("a bar saying Free shipping over 50 EUR"): where it ends is a guess,
 * so it is offered as an answer and never used by itself. Null when there is none.
 */
export function suggestUnquotedCopy(description: string): string | null {
  const match = /\b(?:saying|says?|that reads|reading|with the (?:text|copy|words)|labell?ed)\b:?\s+(?!["'“„«‹‘「`])([^.!?\n;"“”„«»]{3,120}[!?]?)/iu.exec(description);
  return match?.[1]?.trim() ?? null;
}
