import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { CssNode } from '../css/css-syntax.js';
import { parseCss } from '../css/parse-css.js';
import { normaliseCss, type SelectorSpelling } from '../hashing/normalise-css.js';
import { makeNode, type AnchorNode } from './anchor-tree.js';

/** Anchors need no policy: each selector is read by itself. */
const SPELLING: SelectorSpelling = {
  read: (_form, text) => {
    const parsed = parseSelector(text);
    return parsed.ok ? { text: formatSelector(parsed.list) } : null;
  },
};

/** A style sheet as a tree of rules and declarations, or null when a browser would have to repair it. */
export function readCssTree(code: string): AnchorNode | null {
  const { nodes, problems } = parseCss(code, 'stylesheet');
  if (problems.length > 0) return null;
  return makeNode({ kind: 'stylesheet', name: null, start: 0, end: code.length, children: nodes.map(toNode), marks: [] });
}

function toNode(node: CssNode): AnchorNode {
  const { start } = node;
  if (node.kind === 'declaration') {
    const value = normaliseCss([node], SPELLING).slice(node.name.length + 1, -1);
    return makeNode({ kind: 'declaration', name: node.name, start, end: node.end, children: [], marks: [node.name, ...value.split(' ')] });
  }
  const prelude = preludeOf(node);
  const children = (node.body ?? []).map(toNode);
  const name = node.kind === 'at-rule' ? `@${node.name} ${prelude}` : prelude;
  return makeNode({ kind: node.kind, name, start, end: node.end, children, marks: [name] });
}

/** What stands before the block, as `normaliseCss` writes it. */
function preludeOf(node: Exclude<CssNode, { kind: 'declaration' }>): string {
  const bare: CssNode = node.kind === 'rule' ? { ...node, body: [] } : { ...node, body: null };
  const text = normaliseCss([bare], SPELLING);
  return node.kind === 'rule' ? text.slice(0, -2) : text.slice(node.name.length + 2, -1);
}
