import type { AppliedLesson } from '@safecode/domain/learning/active-lesson';
import { carryLines, splitLines } from '@safecode/domain/learning/carry-lines';
import type { StageCode } from '../proving/stage-log.js';

/** A lesson of the brand as drafting uses it. `apply` is pure, gives back code it does not change, and is done after one call. */
export interface LearntChange {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  apply(code: StageCode): StageCode;
}

export interface ImprovedDraft {
  readonly code: StageCode;
  readonly lessons: readonly AppliedLesson[];
}

/** Lessons that make work for each other still going after so many rounds never come to an end. */
const MAX_ROUNDS = 6;

/** Which lesson wrote each line; null: none did. */
type Authors = Record<keyof StageCode, (number | null)[]>;

/**
 * Puts what a brand has learnt into a draft: all lessons that fit and, when the result is not safe, those of them that keep
 * it safe one after the other. Null when nothing changes. `refused`: lessons that fitted and were left out.
 */
export function improveDraft(draft: StageCode, lessons: readonly LearntChange[], isSafe: (code: StageCode) => boolean): { readonly improved: ImprovedDraft | null; readonly refused: readonly LearntChange[] } {
  const all = applyAll(draft, lessons);
  if (all.lessons.length === 0) return { improved: null, refused: [] };
  if (isSafe(all.code)) return { improved: all, refused: [] };
  const used = lessons.filter(({ id }) => all.lessons.some((applied) => applied.id === id));
  const kept: LearntChange[] = [];
  for (const lesson of used.length > 1 ? used : []) if (isSafe(applyAll(draft, [...kept, lesson]).code)) kept.push(lesson);
  const improved = applyAll(draft, kept);
  return { improved: improved.lessons.length === 0 ? null : improved, refused: used.filter((lesson) => !kept.includes(lesson)) };
}

function applyAll(draft: StageCode, lessons: readonly LearntChange[]): ImprovedDraft {
  let code: StageCode = { javascript: draft.javascript, css: draft.css };
  const authors: Authors = { javascript: splitLines(code.javascript).map(() => null), css: splitLines(code.css).map(() => null) };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const start = code;
    for (const lesson of lessons) {
      const next = lesson.apply(code);
      for (const part of ['javascript', 'css'] as const) authors[part] = carryAuthors({ before: code[part], after: next[part], authors: authors[part], id: lesson.id });
      code = next;
    }
    if (code.javascript === start.javascript && code.css === start.css) return { code, lessons: appliedOf(lessons, authors) };
  }
  return { code: draft, lessons: [] };
}

function carryAuthors({ before, after, authors, id }: { readonly before: string; readonly after: string; readonly authors: (number | null)[]; readonly id: number }): (number | null)[] {
  if (before === after) return authors;
  return carryLines(splitLines(before), splitLines(after)).map((from) => (from === null ? id : (authors[from] ?? null)));
}

function appliedOf(lessons: readonly LearntChange[], authors: Authors): AppliedLesson[] {
  return lessons.flatMap(({ id, version, name }) => {
    const lines = { js: rangesOf(authors.javascript, id), css: rangesOf(authors.css, id) };
    return lines.js.length + lines.css.length === 0 ? [] : [{ id, version, name, lines }];
  });
}

/** Runs of lines a lesson wrote, first and last counted from 1. */
function rangesOf(authors: readonly (number | null)[], id: number): [number, number][] {
  const ranges: [number, number][] = [];
  for (const [at, author] of authors.entries()) {
    if (author !== id) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else ranges.push([at + 1, at + 1]);
  }
  return ranges;
}
