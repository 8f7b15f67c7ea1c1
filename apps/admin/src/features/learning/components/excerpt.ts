import { carryLines, splitLines } from '@safecode/domain/learning/carry-lines';

/** Lines shown around what differs. */
const AROUND = 3;

/** A line with whether the other side has it, or so many lines that are passed over. */
export type ExcerptLine = { readonly kind: 'line'; readonly number: number; readonly text: string; readonly isChanged: boolean } | { readonly kind: 'gap'; readonly number: number; readonly count: number };

/** Both sides of a change, cut down to the lines that differ and a few around them; lines count from 1. */
export function excerptsOf(failing: string, passing: string): { readonly failing: ExcerptLine[]; readonly passing: ExcerptLine[] } {
  const [before, after] = [splitLines(failing), splitLines(passing)];
  const from = carryLines(before, after);
  const kept = new Set(from);
  return {
    failing: cut(before, before.map((_line, at) => !kept.has(at))),
    passing: cut(after, from.map((at) => at === null)),
  };
}

function cut(lines: readonly string[], changed: readonly boolean[]): ExcerptLine[] {
  const isNear = (at: number): boolean => changed.slice(Math.max(0, at - AROUND), at + AROUND + 1).includes(true);
  // A side from which lines were only taken away has none that differ: all of it is shown.
  const shown = changed.includes(true) ? lines.map((_line, at) => isNear(at)) : lines.map(() => true);
  const cutLines: ExcerptLine[] = [];
  for (const [at, text] of lines.entries()) {
    const last = cutLines.at(-1);
    if (shown[at] === true) cutLines.push({ kind: 'line', number: at + 1, text, isChanged: changed[at] === true });
    else if (last?.kind === 'gap') cutLines[cutLines.length - 1] = { ...last, count: last.count + 1 };
    else cutLines.push({ kind: 'gap', number: at + 1, count: 1 });
  }
  return cutLines;
}
