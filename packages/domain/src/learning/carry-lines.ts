/** More pairs of lines than this are not compared one by one: only lines that are there once on both sides then carry over. */
const MAX_CELLS = 4_000_000;

/** The lines of a text, whatever ends them. An empty text has none. */
export const splitLines = (text: string): string[] => (text === '' ? [] : text.split(/\r\n|\n|\r/));

/**
 * Where each line of a changed text stood before it was changed, counted from 0; null for a line that is new. A longest
 * common subsequence: lines keep their order, and as many as possible carry over.
 */
export function carryLines(before: readonly string[], after: readonly string[]): (number | null)[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = align(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return after.map((_line, at) => {
    if (at < head) return at;
    if (at >= after.length - tail) return at - after.length + before.length;
    const from = middle[at - head] ?? null;
    return from === null ? null : from + head;
  });
}

function align(before: readonly string[], after: readonly string[]): (number | null)[] {
  if (before.length * after.length > MAX_CELLS) return alignUnique(before, after);
  const width = after.length + 1;
  const best = new Uint32Array((before.length + 1) * width);
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      best[a * width + b] = before[a] === after[b] ? (best[(a + 1) * width + b + 1] ?? 0) + 1 : Math.max(best[(a + 1) * width + b] ?? 0, best[a * width + b + 1] ?? 0);
    }
  }
  const carried: (number | null)[] = after.map(() => null);
  for (let a = 0, b = 0; a < before.length && b < after.length; ) {
    if (before[a] === after[b]) carried[b++] = a++;
    else if ((best[(a + 1) * width + b] ?? 0) >= (best[a * width + b + 1] ?? 0)) a += 1;
    else b += 1;
  }
  return carried;
}

function alignUnique(before: readonly string[], after: readonly string[]): (number | null)[] {
  const count = (lines: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  };
  const [old, made] = [count(before), count(after)];
  const places = new Map(before.map((line, at) => [line, at]));
  let last = -1;
  return after.map((line) => {
    const at = old.get(line) === 1 && made.get(line) === 1 ? (places.get(line) ?? -1) : -1;
    if (at <= last) return null;
    last = at;
    return at;
  });
}
