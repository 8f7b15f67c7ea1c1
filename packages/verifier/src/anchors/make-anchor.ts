import type { AnchorTarget, CodeAnchor, LineRange } from '@safecode/domain/discussions/anchor';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { neighbourOf, pathOf, type PlacedNode } from './anchor-tree.js';
import { chooseTargets } from './choose-targets.js';
import { readAnchorSource, type AnchorSource } from './read-tree.js';
import { sketchOf } from './sketch.js';

/** Characters of the quoted lines that are kept. */
const MAX_TEXT = 4000;
/** Other nodes of the same kinds that are kept; a variation has a few hundred in all. */
const MAX_OTHERS = 500;

/**
 * Describes a range of lines by the nodes that stand there: by what they are (a hash over kinds, names and values), by
 * what they stand in and beside, and by what they are made of. `placeAnchor` finds them again in another text. Text that
 * does not parse is described by its lines.
 */
export function makeAnchor(code: string, { language, ...range }: LineRange & { readonly language: CodeLanguage }): CodeAnchor {
  const source = readAnchorSource(language, code);
  const { nodes, edge } = chooseTargets(source, range);
  const targets = nodes.map((placed) => describe(source, placed));
  const kinds = new Set(targets.map(({ kind }) => kind));
  const own = new Set(targets.map(({ hash }) => hash));
  const others = source.nodes.flatMap(({ node }) => (kinds.has(node.kind) && !own.has(node.hash) ? [node.hash] : []));
  return { text: linesOf(code, range).slice(0, MAX_TEXT), targets, edge, others: [...new Set(others)].slice(0, MAX_OTHERS) };
}

function describe(source: AnchorSource, placed: PlacedNode): AnchorTarget {
  const { node } = placed;
  const twins = twinsOf(source, placed);
  return {
    kind: node.kind,
    hash: node.hash,
    size: node.size,
    name: node.name,
    path: pathOf(placed),
    within: uniqueAround(source, placed),
    before: neighbourOf(placed, -1)?.hash ?? null,
    after: neighbourOf(placed, 1)?.hash ?? null,
    twins: twins.length,
    ordinal: twins.indexOf(placed),
    sketch: sketchOf(node),
  };
}

const twinsOf = (source: AnchorSource, { node: { hash } }: PlacedNode): PlacedNode[] => source.nodes.filter(({ node }) => node.hash === hash);

/** The whole text is there only once, so there is always one. */
function uniqueAround(source: AnchorSource, placed: PlacedNode): AnchorTarget['within'] {
  const steps: number[] = [placed.index];
  let around = placed.parent;
  while (around !== null && around.parent !== null && twinsOf(source, around).length > 1) {
    steps.unshift(around.index);
    around = around.parent;
  }
  return { hash: around?.node.hash ?? '', steps };
}

const linesOf = (code: string, { startLine, endLine }: LineRange): string =>
  code.split(/\r\n|\n|\r/).slice(startLine - 1, endLine).join('\n');
