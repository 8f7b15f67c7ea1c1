import type { CodeAnchor, LineRange } from '@safecode/domain/discussions/anchor';
import { lineIndex } from '../report/line-index.js';
import type { PlacedNode } from './anchor-tree.js';
import type { AnchorSource } from './read-tree.js';

/** The nodes some lines are about. */
export interface Chosen {
  readonly nodes: readonly PlacedNode[];
  readonly edge: CodeAnchor['edge'];
}

/** A comment on more neighbouring nodes than this is kept by the first ones. */
const MAX_NODES = 20;

/**
 * The nodes a range of lines is about: the outermost ones that begin there. Lines on which nothing begins are the last
 * ones of what they close, or, when they hold only a comment, the head of what follows.
 */
export function chooseTargets(source: AnchorSource, range: LineRange): Chosen {
  const span = spanOfLines(source.code, range);
  const [root] = source.nodes;
  if (root === undefined || span === null) return { nodes: [], edge: 'all' };
  const begins = ({ node }: PlacedNode): boolean => node.start >= span.start && node.start < span.end;
  const within = source.nodes.filter((placed) => placed !== root && begins(placed) && (placed.parent === root || placed.parent === null || !begins(placed.parent)));
  const nodes = within.slice(0, MAX_NODES);
  if (nodes.length > 0) return { nodes, edge: nodes.every(({ node }) => node.end <= span.end) ? 'all' : 'head' };
  const around = source.nodes.filter(({ node }) => node.start <= span.start && span.end <= node.end).at(-1) ?? root;
  if (around !== root && span.end === endOf(around)) return { nodes: [around], edge: 'tail' };
  const next = source.nodes.find((placed) => placed.parent === around && placed.node.start >= span.end);
  if (next !== undefined) return { nodes: [next], edge: 'head' };
  return around === root ? { nodes: lastOf(source, root), edge: 'tail' } : { nodes: [around], edge: 'tail' };
}

const endOf = ({ node }: PlacedNode): number => node.end;

function lastOf(source: AnchorSource, root: PlacedNode): PlacedNode[] {
  const last = source.nodes.filter(({ parent }) => parent === root).at(-1);
  return last === undefined ? [] : [last];
}

/** What the lines hold, without blanks at both ends; null for blank lines and lines behind the last one. */
function spanOfLines(code: string, { startLine, endLine }: LineRange): { start: number; end: number } | null {
  const placeOf = lineIndex(code);
  let start: number | null = null;
  let end = 0;
  for (let at = 0; at < code.length; at += 1) {
    if (/\s/.test(code[at] ?? '')) continue;
    const { line } = placeOf(at);
    if (line < startLine) continue;
    if (line > endLine) break;
    start ??= at;
    end = at + 1;
  }
  return start === null ? null : { start, end };
}
