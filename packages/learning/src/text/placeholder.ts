/** Stands for each character of an expression inside a text: a letter to CSS, and in nobody's code. */
export const PLACEHOLDER = '\u{E000}';

/** Stands for each character of a quote that only joins two literals: white space to CSS. */
const JOINT = ' ';

/** A text that several pieces of source make up, as long as the source, so that places stay right. */
export interface JoinedText {
  /** Place of the text in the source, without its outer quotes. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A piece of source: what is written there is text, or an expression. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

const NAME_CHARACTER = /[\w\-\u0080-\uFFFF]/;
const CSS_ESCAPE = /\\[nrt]/g;

/**
 * The text that literal pieces make up, with everything between them masked: an expression by placeholders, a mere
 * joint by blanks. Null when a piece holds an escape that has another length than what it stands for.
 */
export function joinPieces(code: string, pieces: readonly Piece[], hasExpression: (index: number) => boolean): JoinedText | null {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const raw = code.slice(piece.start, piece.end).replace(CSS_ESCAPE, '  ');
    if (raw.includes('\\')) return null;
    text += raw;
    const next = pieces[index + 1];
    if (next === undefined) continue;
    const isName = NAME_CHARACTER.test(raw.at(-1) ?? ' ') && NAME_CHARACTER.test(code[next.start] ?? ' ');
    text += (hasExpression(index) || isName ? PLACEHOLDER : JOINT).repeat(next.start - piece.end);
  }
  return { start: first.start, end: last.end, text };
}
