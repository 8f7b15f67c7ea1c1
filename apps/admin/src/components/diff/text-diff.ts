import { presentableDiff } from '@codemirror/merge';
import { diffByLine } from './diff-by-line.js';

/** Lines that are replaced: those of the old text by those of the new one. Counted from 0, ends exclusive. */
export interface Hunk {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Characters of one line, from 0, end exclusive. */
export interface CharRange {
  readonly from: number;
  readonly to: number;
}

export type LineMarks = ReadonlyMap<number, readonly CharRange[]>;

export interface TextDiff {
  readonly linesA: readonly string[];
  readonly linesB: readonly string[];
  readonly hunks: readonly Hunk[];
  /** What changed inside the lines of either side. */
  readonly marksA: LineMarks;
  readonly marksB: LineMarks;
  /** False where lines were compared as wholes, because comparing them by character would have taken too long. */
  readonly isPrecise: boolean;
}

export interface DiffLimits {
  /** Characters of a hunk, both sides together, up to which it is compared by character. */
  readonly hunk: number;
  /** Characters compared in all. */
  readonly total: number;
}

/**
 * Very different texts make comparing by character quadratic; compared by line they stay far below the 800 ms that the
 * design guide allows for 5,000 lines. So lines come first, and characters only inside hunks that are small enough.
 */
const LIMITS: DiffLimits = { hunk: 8_000, total: 120_000 };
/** What CodeMirror's comparison may spend on one hunk; past it the marks get coarser, not wrong. */
const BY_CHARACTER = { scanLimit: 500, timeout: 40 };
/** A line that is new for the most part needs no marks inside. */
const MAX_MARKED = 0.7;

export const splitLines = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** What changes from one text to another. */
export function diffTexts(before: string, after: string, limits = LIMITS): TextDiff {
  const [linesA, linesB] = [splitLines(before), splitLines(after)];
  const hunks = diffByLine(linesA, linesB);
  const marksA = new Map<number, CharRange[]>();
  const marksB = new Map<number, CharRange[]>();
  let left = limits.total;
  let isPrecise = true;
  for (const hunk of hunks) {
    const [a, b] = [linesA.slice(hunk.fromA, hunk.toA), linesB.slice(hunk.fromB, hunk.toB)];
    if (a.length === 0 || b.length === 0) continue;
    const [textA, textB] = [a.join('\n'), b.join('\n')];
    const size = textA.length + textB.length;
    if (size > limits.hunk || size > left) {
      isPrecise = false;
      continue;
    }
    left -= size;
    const changes = presentableDiff(textA, textB, BY_CHARACTER);
    addMarks(marksA, { lines: a, first: hunk.fromA, ranges: changes.map((change) => ({ from: change.fromA, to: change.toA })) });
    addMarks(marksB, { lines: b, first: hunk.fromB, ranges: changes.map((change) => ({ from: change.fromB, to: change.toB })) });
  }
  return { linesA, linesB, hunks, marksA, marksB, isPrecise };
}

/** Cuts ranges of a hunk's text into ranges of its lines. */
function addMarks(marks: Map<number, CharRange[]>, { lines, first, ranges }: { lines: readonly string[]; first: number; ranges: readonly CharRange[] }): void {
  let start = 0;
  lines.forEach((line, index) => {
    const end = start + line.length;
    const own = ranges.flatMap((range) => (range.to > start && range.from < end ? [{ from: Math.max(range.from, start) - start, to: Math.min(range.to, end) - start }] : []));
    const marked = own.reduce((sum, range) => sum + range.to - range.from, 0);
    if (own.length > 0 && marked <= line.trim().length * MAX_MARKED) marks.set(first + index, own);
    start = end + 1;
  });
}
