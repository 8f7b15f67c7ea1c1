import type { Hunk } from './text-diff.js';

/** Past so many differing lines the middle is shown as replaced as a whole: nobody reads it line by line. */
const MAX_DIFFERENCES = 1_000;

/** The shortest list of replaced lines (Myers' greedy algorithm), with whole lines compared. */
export function diffByLine(linesA: readonly string[], linesB: readonly string[]): Hunk[] {
  let start = 0;
  while (start < linesA.length && start < linesB.length && linesA[start] === linesB[start]) start += 1;
  let tail = 0;
  while (tail < linesA.length - start && tail < linesB.length - start && linesA.at(-1 - tail) === linesB.at(-1 - tail)) tail += 1;
  const a = linesA.slice(start, linesA.length - tail);
  const b = linesB.slice(start, linesB.length - tail);
  // Lines that the other side has nowhere have changed for certain: the search gets by without them.
  const [keptA, keptB] = [keepCommon(a, b), keepCommon(b, a)];
  const found = findHunks(keptA.map(({ text }) => text), keptB.map(({ text }) => text));
  const matches = matchesBetween(found, keptA.length).map(([i, j]): [number, number] => [keptA[i]?.index ?? 0, keptB[j]?.index ?? 0]);
  return hunksBetween([...matches, [a.length, b.length]]).map((hunk) => ({ fromA: hunk.fromA + start, toA: hunk.toA + start, fromB: hunk.fromB + start, toB: hunk.toB + start }));
}

function keepCommon(lines: readonly string[], others: readonly string[]): { readonly text: string; readonly index: number }[] {
  const known = new Set(others);
  return lines.flatMap((text, index) => (known.has(text) ? [{ text, index }] : []));
}

/** The pairs of lines that are the same, in order: everything that is in no hunk. */
function matchesBetween(hunks: readonly Hunk[], lengthA: number): [number, number][] {
  const matches: [number, number][] = [];
  let [a, b] = [0, 0];
  for (const hunk of [...hunks, { fromA: lengthA, toA: lengthA, fromB: 0, toB: 0 }]) {
    for (; a < hunk.fromA; a += 1, b += 1) matches.push([a, b]);
    [a, b] = [hunk.toA, hunk.toB];
  }
  return matches;
}

/** What stands between the pairs; the last one is the end of both texts. */
function hunksBetween(matches: readonly (readonly [number, number])[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [fromA, fromB] = [0, 0];
  for (const [toA, toB] of matches) {
    if (toA > fromA || toB > fromB) hunks.push({ fromA, toA, fromB, toB });
    [fromA, fromB] = [toA + 1, toB + 1];
  }
  return hunks;
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
      if (x >= a.length && x - k >= b.length) return walkBack(steps, a.length, b.length);
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
