import type { AnchorPlace, CodeAnchor } from '@safecode/domain/discussions/anchor';
import { lineIndex } from '../report/line-index.js';
import { findTarget, type FoundTarget } from './find-target.js';
import type { AnchorSource } from './read-tree.js';

const UNPLACED: AnchorPlace = { state: 'unplaced' };

/**
 * Where an anchor stands in a text. It follows its nodes through reformatting, moves and changes around them, and
 * through changes of their own as long as enough of them is left; where two nodes could be meant, or none, it is unplaced.
 */
export function placeAnchor(source: AnchorSource, anchor: CodeAnchor): AnchorPlace {
  if (anchor.targets.length === 0 || source.nodes.length === 0) return placeText(source.code, anchor.text);
  const found = anchor.targets.map((target) => findTarget(source, anchor, target));
  const placed = found.filter((target) => target !== null);
  // Half of several neighbours may have gone; what is left has to stand together still.
  if (placed.length * 2 < found.length || placed.length === 0 || !standTogether(placed)) return UNPLACED;
  const isSame = placed.length === found.length && placed.every(({ isSame: same }) => same);
  return { state: isSame ? 'same' : 'changed', ...linesOf(source.code, anchor, placed) };
}

function standTogether(targets: readonly FoundTarget[]): boolean {
  const parents = new Set(targets.map(({ placed }) => placed.parent));
  const places = targets.map(({ placed }) => placed);
  return parents.size === 1 && new Set(places).size === places.length;
}

function linesOf(code: string, { edge }: CodeAnchor, targets: readonly FoundTarget[]): { startLine: number; endLine: number } {
  const placeOf = lineIndex(code);
  const nodes = targets.map(({ placed }) => placed.node);
  const first = placeOf(Math.min(...nodes.map(({ start }) => start))).line;
  const last = placeOf(Math.max(...nodes.map(({ start, end }) => Math.max(start, end - 1)))).line;
  if (edge === 'tail') return { startLine: last, endLine: last };
  const lastStart = placeOf(Math.max(...nodes.map(({ start }) => start))).line;
  return { startLine: first, endLine: edge === 'head' ? lastStart : last };
}

/** By the lines themselves, blanks apart: only when they stand there once. */
function placeText(code: string, text: string): AnchorPlace {
  const plain = (lines: string): string[] => lines.split(/\r\n|\n|\r/).map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const wanted = plain(text);
  if (wanted.every((line) => line === '')) return UNPLACED;
  const lines = plain(code);
  const starts = lines.flatMap((_, at) => (wanted.every((line, offset) => lines[at + offset] === line) ? [at] : []));
  const [start] = starts;
  return start === undefined || starts.length > 1 ? UNPLACED : { state: 'same', startLine: start + 1, endLine: start + wanted.length };
}
