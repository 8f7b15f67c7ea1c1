import type { Hunk } from './text-diff.js';

/** Past so many differing lines the middle is shown as replaced as a whole: nobody reads it line by line. */
const MAX_DIFFERENCES = 2_000;

/** The shortest list of replaced lines (Myers' greedy algorithm), with whole lines compared. */
export function diffByLine(linesA: readonly string[], linesB: readonly string[]): Hunk[] {
  let start = 0;
  while (start < linesA.length && start < linesB.length && linesA[start] === linesB[start]) start += 1;
  let tail = 0;
  while (tail < linesA.length - start && tail < linesB.length - start && linesA.at(-1 - tail) === linesB.at(-1 - tail)) tail += 1;
  const a = linesA.slice(start, linesA.length - tail);
  const b = linesB.slice(start, linesB.length - tail);
  if (a.length === 0 && b.length === 0) return [];
  return findHunks(a, b).map((hunk) => ({ fromA: hunk.fromA + start, toA: hunk.toA + start, fromB: hunk.fromB + start, toB: hunk.toB + start }));
}

/**
 * How far in the old text the paths have come, by diagonal (lines taken from the old text minus those from the new one).
 * Typed arrays: with maps, two texts of 5,000 lines without anything in common took two seconds.
 */
class Frontier {
  readonly #reached: Int32Array;
  readonly #middle: number;

  constructor(reached: Int32Array, middle: number) {
    this.#reached = reached;
    this.#middle = middle;
  }

  static empty(limit: number): Frontier {
    return new Frontier(new Int32Array(2 * limit + 3), limit + 1);
  }

  at(diagonal: number): number {
    return this.#reached[this.#middle + diagonal] ?? 0;
  }

  set(diagonal: number, reached: number): void {
    this.#reached[this.#middle + diagonal] = reached;
  }

  /** Whether the step with which a path of so many differences came to a diagonal took a line from the new text. */
  isDown(diagonal: number, edits: number): boolean {
    return diagonal === -edits || (diagonal !== edits && this.at(diagonal - 1) < this.at(diagonal + 1));
  }

  /** A copy of what paths of so many differences can have reached. */
  copy(edits: number): Frontier {
    return new Frontier(this.#reached.slice(this.#middle - edits - 1, this.#middle + edits + 2), edits + 1);
  }
}

function findHunks(a: readonly string[], b: readonly string[]): Hunk[] {
  const limit = Math.min(a.length + b.length, MAX_DIFFERENCES);
  const frontier = Frontier.empty(limit);
  const steps: Frontier[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    steps.push(frontier.copy(edits));
    for (let k = -edits; k <= edits; k += 2) {
      let x = frontier.isDown(k, edits) ? frontier.at(k + 1) : frontier.at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      frontier.set(k, x);
      if (x >= a.length && x - k >= b.length) return joinSteps(walkBack(steps, a.length, b.length));
    }
  }
  return [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }];
}

/** The single steps that are no match: each takes one line of one side. */
function walkBack(steps: readonly Frontier[], lengthA: number, lengthB: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [x, y] = [lengthA, lengthB];
  for (let edits = steps.length - 1; edits > 0; edits -= 1) {
    const frontier = steps[edits];
    if (frontier === undefined) break;
    const down = frontier.isDown(x - y, edits);
    const before = x - y + (down ? 1 : -1);
    const fromX = frontier.at(before);
    const fromY = fromX - before;
    hunks.push(down ? { fromA: fromX, toA: fromX, fromB: fromY, toB: fromY + 1 } : { fromA: fromX, toA: fromX + 1, fromB: fromY, toB: fromY });
    [x, y] = [fromX, fromY];
  }
  return hunks.reverse();
}

/** Steps that touch become one hunk. */
function joinSteps(steps: readonly Hunk[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const step of steps) {
    const last = hunks.at(-1);
    if (last !== undefined && last.toA === step.fromA && last.toB === step.fromB) hunks[hunks.length - 1] = { ...last, toA: step.toA, toB: step.toB };
    else hunks.push(step);
  }
  return hunks;
}
