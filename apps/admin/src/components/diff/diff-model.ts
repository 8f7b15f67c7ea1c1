import type { CodeLanguage } from '@safecode/domain/verification/report';
import { detectMoves, type Move } from './detect-moves.js';
import { findFormattingOnly } from './formatting-only.js';
import { highlightLines, markSegments, type Segment } from './highlight-lines.js';
import { diffTexts, type TextDiff } from './text-diff.js';

/** Where a line went or came from: the number people see on the other side, from 1. */
export interface MoveNote {
  readonly other: number;
  /** True on the first line of the block: the note stands there. */
  readonly isFirst: boolean;
  readonly count: number;
}

export interface SideModel {
  readonly name: 'a' | 'b';
  readonly language: CodeLanguage;
  readonly lines: readonly string[];
  readonly segments: (line: number) => readonly Segment[];
  readonly moves: ReadonlyMap<number, MoveNote>;
}

/** Everything the views of a diff draw. */
export interface DiffModel {
  readonly diff: TextDiff;
  readonly formattingOnly: ReadonlySet<number>;
  readonly moves: readonly Move[];
  readonly a: SideModel;
  readonly b: SideModel;
}

export function buildDiffModel({ before, after, language }: { before: string; after: string; language: CodeLanguage }): DiffModel {
  const diff = diffTexts(before, after);
  const formattingOnly = findFormattingOnly(diff, language);
  const moves = detectMoves(diff, formattingOnly);
  const side = (which: 'A' | 'B'): SideModel => {
    const [lines, marks] = which === 'A' ? [diff.linesA, diff.marksA] : [diff.linesB, diff.marksB];
    const coloured = highlightLines(lines, language);
    return { name: which === 'A' ? 'a' : 'b', language, lines, moves: notesOf(moves, which), segments: (line) => markSegments(coloured[line] ?? [], marks.get(line) ?? []) };
  };
  return { diff, formattingOnly, moves, a: side('A'), b: side('B') };
}

function notesOf(moves: readonly Move[], side: 'A' | 'B'): Map<number, MoveNote> {
  const notes = new Map<number, MoveNote>();
  for (const move of moves) {
    const count = move.toA - move.fromA;
    for (let offset = 0; offset < count; offset += 1) {
      const [own, other] = side === 'A' ? [move.fromA, move.fromB] : [move.fromB, move.fromA];
      notes.set(own + offset, { other: other + 1, isFirst: offset === 0, count });
    }
  }
  return notes;
}

/** Lines that are taken away and added, formatting left out. */
export function countLines({ diff, formattingOnly }: DiffModel): { removed: number; added: number; formatting: number } {
  const counts = { removed: 0, added: 0, formatting: 0 };
  diff.hunks.forEach((hunk, index) => {
    if (formattingOnly.has(index)) counts.formatting += Math.max(hunk.toA - hunk.fromA, hunk.toB - hunk.fromB);
    else {
      counts.removed += hunk.toA - hunk.fromA;
      counts.added += hunk.toB - hunk.fromB;
    }
  });
  return counts;
}
