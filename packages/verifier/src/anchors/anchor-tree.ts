import { hashText } from '../hashing/hash-text.js';

/** A node of a script or a style sheet, reduced to what tells nodes apart. */
export interface AnchorNode {
  readonly kind: string;
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
  readonly children: readonly AnchorNode[];
  /** Its own names, texts, numbers and operators. Formatting, comments and quotes leave no trace. */
  readonly marks: readonly string[];
  /** How many nodes it is, with everything inside. */
  readonly size: number;
  readonly hash: string;
}

/** A node with what stands around it. */
export interface PlacedNode {
  readonly node: AnchorNode;
  readonly parent: PlacedNode | null;
  readonly index: number;
}

/** The first 16 hex digits of SHA-256: 64 bits are enough to tell the nodes of one text apart. */
export const shortHash = (text: string): string => hashText(text).slice(0, 16);

/** What a node is, before its hash is known. `shape`: which optional parts it has. */
export type NodeParts = Omit<AnchorNode, 'size' | 'hash'> & { readonly shape?: string };

/** Makes a node; its hash follows from its kind, its marks and its children. */
export function makeNode({ shape = '', ...parts }: NodeParts): AnchorNode {
  const { kind, marks, children } = parts;
  const hash = shortHash(JSON.stringify([kind, shape, marks, children.map((child) => child.hash)]));
  return { ...parts, size: children.reduce((sum, child) => sum + child.size, 1), hash };
}

/** The marks of a node and of everything inside, the outer ones first. */
export const leavesOf = (node: AnchorNode): string[] => [...node.marks, ...node.children.flatMap(leavesOf)];

/** Every node of a tree with its surroundings, in the order of the text. */
export function placedNodes(root: AnchorNode): PlacedNode[] {
  const found: PlacedNode[] = [];
  const open: PlacedNode[] = [{ node: root, parent: null, index: 0 }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    found.push(here);
    const parent = here;
    for (let index = parent.node.children.length - 1; index >= 0; index -= 1) {
      const node = parent.node.children[index];
      if (node !== undefined) open.push({ node, parent, index });
    }
  }
  return found;
}

/** The node itself and what it stands in, from the outside. */
export function pathOf(placed: PlacedNode): string[] {
  const path: string[] = [];
  for (let at = placed.parent; at !== null; at = at.parent) path.push(at.node.name === null ? at.node.kind : `${at.node.kind}:${at.node.name}`);
  return path.toReversed();
}

/** The neighbour so many places further, or null. */
export const neighbourOf = (placed: PlacedNode, by: number): AnchorNode | null => placed.parent?.node.children[placed.index + by] ?? null;
