import type { Node } from 'estree';
import type { ObjAtom } from './atoms.js';
import type { CallPath } from './call-path.js';
import { Cell, type Growth } from './cell.js';
import { endOf, startOf } from './offsets.js';
import { Properties } from './properties.js';

/** Where an object is made: the place in the source, a tag where one place makes several, and the way to it. */
export interface Making {
  readonly shape: ObjAtom['shape'];
  readonly site: Node;
  readonly tag: string;
  readonly path: CallPath;
}

/** An object or array of this code. There is one for each place and way to it. */
export class LocalObject implements ObjAtom {
  readonly t = 'obj';
  readonly shape: ObjAtom['shape'];
  readonly props: Properties;
  readonly rest: Cell;
  readonly proto: Cell;
  readonly marks = { inexact: false, escaped: false };
  private text: string | null = null;

  constructor(growth: Growth, private readonly making: Making) {
    this.shape = making.shape;
    this.props = new Properties(growth);
    this.rest = new Cell(growth, false, true);
    this.proto = new Cell(growth, false, true);
  }

  get key(): string {
    const { shape, site, tag, path } = this.making;
    this.text ??= `o:${shape}:${startOf(site)}-${endOf(site)}:${tag}@${path.text}`;
    return this.text;
  }

  /** True when this is what is made there. */
  isMadeAt(making: Making): boolean {
    const { shape, site, tag } = this.making;
    return shape === making.shape && tag === making.tag && startOf(site) === startOf(making.site);
  }
}
