import type { CodeLanguage, Fix, TextEdit } from '@safecode/domain/verification/report';

export type Sources = Readonly<Record<CodeLanguage, string>>;

/** The sources with a fix applied. */
export function applyFix(sources: Sources, fix: Fix): Sources {
  return { js: applyEdits(sources.js, fix.edits, 'js'), css: applyEdits(sources.css, fix.edits, 'css') };
}

function applyEdits(code: string, edits: readonly TextEdit[], language: CodeLanguage): string {
  const own = edits.filter((edit) => edit.language === language).map((edit, order) => ({ ...edit, order }));
  let result = code;
  // From the end, so that the places of the others stay right; of two insertions at one place the first stays first.
  for (const edit of own.sort((a, b) => b.start - a.start || b.end - a.end || b.order - a.order)) result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Line number in the old text, or in the new one for an added line. */
  readonly number: number;
  readonly text: string;
}

/** Longer stretches are shown as removed and added as a whole: nobody reads them line by line. */
const MAX_COMPARED = 400;

/** What changes between two texts, line by line, with some lines around each change. */
export function diffLines(before: string, after: string, context = 2): DiffLine[] {
  const [old, made] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)];
  let start = 0;
  while (start < old.length && start < made.length && old[start] === made[start]) start += 1;
  let tail = 0;
  while (tail < old.length - start && tail < made.length - start && old.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
  if (start === old.length && start === made.length) return [];
  const all: DiffLine[] = [
    ...old.slice(0, start).map((text, index): DiffLine => ({ kind: 'same', number: index + 1, text })),
    ...compare({ lines: old.slice(start, old.length - tail), from: start + 1 }, { lines: made.slice(start, made.length - tail), from: start + 1 }),
    ...old.slice(old.length - tail).map((text, index): DiffLine => ({ kind: 'same', number: old.length - tail + index + 1, text })),
  ];
  return all.filter((line, index) => line.kind !== 'same' || all.slice(Math.max(0, index - context), index + context + 1).some((other) => other.kind !== 'same'));
}

interface Stretch {
  readonly lines: readonly string[];
  readonly from: number;
}

function compare(old: Stretch, made: Stretch): DiffLine[] {
  const removed = (at: number): DiffLine => ({ kind: 'removed', number: old.from + at, text: old.lines[at] ?? '' });
  const added = (at: number): DiffLine => ({ kind: 'added', number: made.from + at, text: made.lines[at] ?? '' });
  if (old.lines.length > MAX_COMPARED || made.lines.length > MAX_COMPARED) return [...old.lines.map((_line, at) => removed(at)), ...made.lines.map((_line, at) => added(at))];
  const common = commonLengths(old.lines, made.lines);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.lines.length || j < made.lines.length) {
    if (i < old.lines.length && j < made.lines.length && old.lines[i] === made.lines[j]) {
      lines.push({ kind: 'same', number: old.from + i, text: old.lines[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= made.lines.length || (i < old.lines.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      lines.push(removed(i));
      i += 1;
    } else {
      lines.push(added(j));
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both texts have in common, in order, from each pair of places on. */
function commonLengths(old: readonly string[], made: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => Array.from({ length: made.length + 1 }, () => 0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = made.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row !== undefined) row[j] = old[i] === made[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(common[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return common;
}
