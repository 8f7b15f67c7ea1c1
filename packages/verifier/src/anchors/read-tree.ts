import type { CodeLanguage } from '@safecode/domain/verification/report';
import { placedNodes, type PlacedNode } from './anchor-tree.js';
import { readCssTree } from './read-css-tree.js';
import { readJsTree } from './read-js-tree.js';

/** A text with its tree, read once for all anchors that are looked for in it. */
export interface AnchorSource {
  readonly code: string;
  /** In the order of the text; empty when it does not parse. */
  readonly nodes: readonly PlacedNode[];
}

/** Reads a text for anchors. Text that does not parse is one without nodes: anchors are then found by their lines. */
export function readAnchorSource(language: CodeLanguage, code: string): AnchorSource {
  const root = language === 'js' ? readJsTree(code) : readCssTree(code);
  return { code, nodes: root === null ? [] : placedNodes(root) };
}
