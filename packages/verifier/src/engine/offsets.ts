import type { Node } from 'estree';

/** Offsets as the parser notes them on every node, beside the types of ESTree. */
interface Placed {
  readonly start?: number;
  readonly end?: number;
}

/** Where a node begins in the source; 0 for one that stands nowhere. */
export function startOf(node: Node): number {
  return (node as Placed).start ?? 0;
}

/** Where a node ends in the source; 0 for one that stands nowhere. */
export function endOf(node: Node): number {
  return (node as Placed).end ?? 0;
}
