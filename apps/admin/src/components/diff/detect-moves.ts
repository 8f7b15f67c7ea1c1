import type { TextDiff } from './text-diff.js';

/** A block of lines that left one place and stands at another. Lines from 0, ends exclusive. */
export interface Move {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

interface Line {
  readonly number: number;
  readonly hunk: number;
  readonly text: string;
}

/** Less than this is no block worth naming: braces and single calls stand everywhere. */
const MIN_LINES = 2;
const MIN_CHARACTERS = 24;
/** A line that stands more often than this tells nothing about where a block went. */
const MAX_CANDIDATES = 40;

const normalize = (line: string): string => line.trim().replace(/\s+/g, ' ');
const weight = (line: string): number => line.replace(/[^\p{L}\p{N}]/gu, '').length;

/**
 * Blocks that were only moved: the same lines, whatever their indentation, removed in one hunk and added in another one.
 * Longer blocks win; no line belongs to two moves. Hunks in `ignored` (changes of formatting) take no part.
 */
export function detectMoves(diff: TextDiff, ignored: ReadonlySet<number> = new Set()): Move[] {
  const removed = linesOf(diff, 'A', ignored);
  const added = linesOf(diff, 'B', ignored);
  const byText = new Map<string, Line[]>();
  for (const line of added.values()) byText.set(line.text, [...(byText.get(line.text) ?? []), line]);
  const found = [...removed.values()].flatMap((line) => {
    if (weight(line.text) === 0) return [];
    const candidates = byText.get(line.text) ?? [];
    return candidates.length > MAX_CANDIDATES ? [] : candidates.filter((other) => other.hunk !== line.hunk).map((other) => grow(line, other, { removed, added }));
  });
  return choose(found.filter((move) => isWorthNaming(move, diff.linesA)));
}

function linesOf(diff: TextDiff, side: 'A' | 'B', ignored: ReadonlySet<number>): Map<number, Line> {
  const lines = new Map<number, Line>();
  diff.hunks.forEach((hunk, index) => {
    if (ignored.has(index)) return;
    const [from, to, source] = side === 'A' ? [hunk.fromA, hunk.toA, diff.linesA] : [hunk.fromB, hunk.toB, diff.linesB];
    for (let number = from; number < to; number += 1) lines.set(number, { number, hunk: index, text: normalize(source[number] ?? '') });
  });
  return lines;
}

/** The longest block that begins with the two lines. */
function grow(a: Line, b: Line, { removed, added }: { removed: ReadonlyMap<number, Line>; added: ReadonlyMap<number, Line> }): Move {
  let count = 1;
  while (isSame(removed.get(a.number + count), added.get(b.number + count), a.hunk, b.hunk)) count += 1;
  return { fromA: a.number, toA: a.number + count, fromB: b.number, toB: b.number + count };
}

const isSame = (a: Line | undefined, b: Line | undefined, hunkA: number, hunkB: number): boolean =>
  a !== undefined && b !== undefined && a.hunk === hunkA && b.hunk === hunkB && a.text === b.text;

function isWorthNaming({ fromA, toA }: Move, lines: readonly string[]): boolean {
  const weights = lines.slice(fromA, toA).map(weight);
  return weights.filter((count) => count > 0).length >= MIN_LINES && weights.reduce((sum, count) => sum + count, 0) >= MIN_CHARACTERS;
}

function choose(found: readonly Move[]): Move[] {
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const moves: Move[] = [];
  for (const move of found.toSorted((x, y) => y.toA - y.fromA - (x.toA - x.fromA) || x.fromA - y.fromA)) {
    const numbers = Array.from({ length: move.toA - move.fromA }, (_, offset) => offset);
    if (numbers.some((offset) => usedA.has(move.fromA + offset) || usedB.has(move.fromB + offset))) continue;
    for (const offset of numbers) {
      usedA.add(move.fromA + offset);
      usedB.add(move.fromB + offset);
    }
    moves.push(move);
  }
  return moves.sort((x, y) => x.fromA - y.fromA);
}
