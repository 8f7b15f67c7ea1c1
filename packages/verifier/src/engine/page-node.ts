import type { Node } from 'estree';
import type { NodeAtom, NodeKind } from './atoms.js';
import type { CallPath } from './call-path.js';
import { endOf } from './offsets.js';

/** What is known of a node of the page. */
export type NodeSpec = Pick<NodeAtom, 'kind' | 'selector' | 'tag' | 'origin'>;

/** A node of the page, with the way on which it was made if this code made it. */
export class PageNode implements NodeAtom {
  readonly t = 'node';
  readonly kind: NodeKind;
  readonly selector: NodeAtom['selector'];
  readonly tag: string;
  readonly origin: Node | null;
  private text: string | null = null;

  constructor(spec: NodeSpec, private readonly path: CallPath | null) {
    this.kind = spec.kind;
    this.selector = spec.selector;
    this.tag = spec.tag;
    this.origin = spec.origin;
  }

  get key(): string {
    this.text ??= `n:${this.kind}:${this.tag}:${this.selector.length === 0 ? '' : JSON.stringify(this.selector)}:${this.made}`;
    return this.text;
  }

  private get made(): string {
    return this.path === null || this.origin === null ? '' : `${endOf(this.origin)}@${this.path.text}`;
  }
}
