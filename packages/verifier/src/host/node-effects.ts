import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import type { NodeAtom } from '../engine/atoms.js';
import type { Engine } from '../engine/engine.js';
import type { Node } from 'estree';
import type { SelectorUse } from '@safecode/domain/verification/report';

/** What is done to a node: reading it, changing it, or using it as a place for an insertion. */
export type NodeUse = 'read' | 'change' | 'insert';

/**
 * Judges the use of a node by where it came from. Neighbours of site elements and nodes nothing is known of may
 * only serve as places for an insertion (safety policy, semantics 7).
 */
export function useNode(engine: Engine, node: NodeAtom, at: { readonly use: NodeUse; readonly what: string; readonly how?: SelectorUse; readonly site: Node }): void {
  recordUse(engine, node, at);
  if (at.use === 'insert' && node.kind !== 'foreign') return;
  // The sizes and texts of body, head and html are not an element of the site in particular.
  if (at.use === 'read' && (node.kind === 'head' || node.kind === 'html' || node.kind === 'body')) return;
  if (node.kind === 'traversed') {
    engine.refuse('unapproved-selector', at.site, `${verb(at.use)} ${at.what} of ${describe(node)}, an element reached by traversal that is not approved.`);
  } else if (node.kind === 'foreign') {
    engine.refuse('unresolvable-selector', at.site, `${verb(at.use)} ${at.what} of an element that cannot be resolved (${describe(node)}).`);
  } else if (node.kind === 'head' || node.kind === 'html' || node.kind === 'body') {
    engine.checkSelector(node.selector, at.site);
  }
}

/** Declares what is done to an element of the site, or to an own one that stands in the page already. */
function recordUse(engine: Engine, node: NodeAtom, at: { readonly use: NodeUse; readonly what: string; readonly how?: SelectorUse }): void {
  if (node.selector.length === 0 && node.kind !== 'traversed') return;
  engine.context.effects.useSelector(describe(node), at.how ?? (at.use === 'change' ? changeOf(at.what) : at.use));
}

const TEXT_CHANGES = new Set(['innerHTML', 'outerHTML', 'textContent', 'innerText', 'outerText', 'data', 'nodeValue', 'text', 'value']);

function changeOf(what: string): SelectorUse {
  if (TEXT_CHANGES.has(what)) return 'text';
  if (what === 'the classes' || what === 'className') return 'class';
  if (what === 'the style' || what === 'style') return 'style';
  if (what === 'the place') return 'move';
  if (what === 'an element') return 'call';
  return /^on[a-z]/.test(what) || what === 'the listeners' ? 'listen' : 'attribute';
}

function verb(use: NodeUse): string {
  if (use === 'read') return 'Reads';
  return use === 'insert' ? 'Inserts by' : 'Changes';
}

/** A node as it stands in messages. */
export function describe(node: NodeAtom): string {
  if (node.selector.length > 0) return formatSelector(node.selector);
  if (node.kind === 'created') return `a created ${node.tag || 'element'}`;
  return node.tag === '' ? `a ${node.kind} node` : node.tag;
}

/** What a test says of a node that has a neighbour. */
export function neighbourFact(node: NodeAtom, name: string): string {
  return `there:${node.key}.${name}`;
}

/** True for nodes this code made or owns: they need no guard, and their inside is ours. */
export function isOurs(node: NodeAtom): boolean {
  return node.kind === 'own' || node.kind === 'created';
}
