import type { Hunk } from './text-diff.js';

/** How many lines of an unchanged run were asked for beyond its context, from its start and from its end. */
export interface Expansion {
  readonly start: number;
  readonly end: number;
}

export type Block =
  /** Unchanged lines that are shown. */
  | { readonly kind: 'lines'; readonly fromA: number; readonly fromB: number; readonly count: number }
  /** Unchanged lines that are hidden until somebody asks for them. `run` names the run they belong to. */
  | { readonly kind: 'fold'; readonly run: number; readonly fromA: number; readonly fromB: number; readonly count: number }
  | { readonly kind: 'hunk'; readonly index: number };

/** Unchanged lines around each change. */
export const CONTEXT = 3;
/** What a single press shows. */
export const STEP = 20;
/** Fewer hidden lines than this are shown: the line that says they are hidden takes as much room. */
const MIN_FOLDED = 4;

export interface FoldInput {
  readonly hunks: readonly Hunk[];
  readonly lengthA: number;
  readonly expansions: ReadonlyMap<number, Expansion>;
}

/**
 * The lines of both texts in order: changes, the unchanged lines around them, and folds in between. Only unchanged lines
 * are ever in a fold: folds are cut out of the gaps between hunks.
 */
export function foldRuns({ hunks, lengthA, expansions }: FoldInput): Block[] {
  const blocks: Block[] = [];
  for (let run = 0; run <= hunks.length; run += 1) {
    const before = hunks[run - 1];
    const after = hunks[run];
    const fromA = before?.toA ?? 0;
    const fromB = before?.toB ?? 0;
    const count = (after?.fromA ?? lengthA) - fromA;
    const asked = expansions.get(run) ?? { start: 0, end: 0 };
    const head = before === undefined ? asked.start : CONTEXT + asked.start;
    const tail = after === undefined ? asked.end : CONTEXT + asked.end;
    blocks.push(...blocksOfRun({ run, fromA, fromB, count, head, tail }));
    if (after !== undefined) blocks.push({ kind: 'hunk', index: run });
  }
  return blocks;
}

interface RunInput {
  readonly run: number;
  readonly fromA: number;
  readonly fromB: number;
  readonly count: number;
  readonly head: number;
  readonly tail: number;
}

function blocksOfRun({ run, fromA, fromB, count, head, tail }: RunInput): Block[] {
  if (count === 0) return [];
  const hidden = count - head - tail;
  if (hidden < MIN_FOLDED) return [{ kind: 'lines', fromA, fromB, count }];
  const blocks: Block[] = [];
  if (head > 0) blocks.push({ kind: 'lines', fromA, fromB, count: head });
  blocks.push({ kind: 'fold', run, fromA: fromA + head, fromB: fromB + head, count: hidden });
  if (tail > 0) blocks.push({ kind: 'lines', fromA: fromA + count - tail, fromB: fromB + count - tail, count: tail });
  return blocks;
}

export type Direction = 'start' | 'end' | 'all';

/** The expansions after more of one run was asked for. */
export function expand(expansions: ReadonlyMap<number, Expansion>, run: number, direction: Direction): Map<number, Expansion> {
  const now = expansions.get(run) ?? { start: 0, end: 0 };
  const next: Record<Direction, Expansion> = {
    start: { ...now, start: now.start + STEP },
    end: { ...now, end: now.end + STEP },
    all: { start: Number.MAX_SAFE_INTEGER / 2, end: 0 },
  };
  return new Map(expansions).set(run, next[direction]);
}
