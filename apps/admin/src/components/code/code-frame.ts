/** A place in code as findings give it: lines and columns count from 1, the end is exclusive. */
export interface CodeSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FrameSegment {
  /** Where it starts in the line as shown, from 0. */
  readonly from: number;
  readonly text: string;
  readonly marked: boolean;
}

export interface FrameLine {
  readonly number: number;
  readonly segments: readonly FrameSegment[];
}

const MAX_LINE = 240;

/** Start and end (0-based, end exclusive) of the span on one line of `length` characters; null when it does not touch it. */
export function markOnLine(span: CodeSpan, number: number, length: number): { from: number; to: number } | null {
  if (number < span.line || number > span.endLine) return null;
  const from = Math.min(length, number === span.line ? span.column - 1 : 0);
  const to = Math.min(length, number === span.endLine ? span.endColumn - 1 : length);
  if (to > from) return { from, to };
  // An empty span (something is missing here) is drawn on one character, or it could not be seen.
  if (span.line !== span.endLine || span.column !== span.endColumn) return null;
  return { from: Math.max(0, Math.min(from, length - 1)), to: Math.max(1, Math.min(from + 1, length)) };
}

/** Minified code has one endless line: the part around the mark is shown, the rest is said with dots. */
function clip(text: string, mark: { from: number; to: number } | null): { text: string; offset: number } {
  if (text.length <= MAX_LINE) return { text, offset: 0 };
  const start = Math.max(0, Math.min((mark?.from ?? 0) - 60, text.length - MAX_LINE));
  const end = start + MAX_LINE;
  const head = start > 0 ? '… ' : '';
  return { text: `${head}${text.slice(start, end)}${end < text.length ? ' …' : ''}`, offset: head.length - start };
}

function segment(text: string, mark: { from: number; to: number } | null): FrameSegment[] {
  if (mark === null) return [{ from: 0, text, marked: false }];
  const parts = [
    { from: 0, text: text.slice(0, mark.from), marked: false },
    { from: mark.from, text: text.slice(mark.from, mark.to), marked: true },
    { from: mark.to, text: text.slice(mark.to), marked: false },
  ];
  return parts.filter((part) => part.text !== '');
}

/** The lines around a span, two before and two after, with the span marked exactly. */
export function codeFrame(source: string, span: CodeSpan, context = 2): FrameLine[] {
  const lines = source.split(/\r\n|\r|\n/);
  const first = Math.max(1, span.line - context);
  const last = Math.min(lines.length, span.endLine + context);
  const frame: FrameLine[] = [];
  for (let number = first; number <= last; number += 1) {
    const full = lines[number - 1] ?? '';
    const mark = markOnLine(span, number, full.length);
    const { text, offset } = clip(full, mark);
    const shifted = mark === null ? null : { from: Math.max(0, mark.from + offset), to: Math.min(text.length, mark.to + offset) };
    frame.push({ number, segments: segment(text, shifted) });
  }
  return frame;
}

/** First and last code point of: C0 but tab and line feed, DEL and C1, soft hyphen, zero-width and bidirectional controls, separators, BOM. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
];

const isInvisible = (point: number): boolean => INVISIBLE.some(([first, last]) => point >= first && point <= last);

/** Invisible and bidirectional characters as `[U+202E]`: code must not read otherwise than it runs. */
export const revealInvisible = (text: string): string =>
  Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return isInvisible(point) ? `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]` : character;
  }).join('');
