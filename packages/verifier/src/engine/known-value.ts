import type { ConstAtom, Primitive } from './atoms.js';

/** A value that is known. Its key is written out when somebody asks, which is seldom: values themselves are compared. */
export class KnownValue implements ConstAtom {
  readonly t = 'const';

  constructor(
    readonly v: Primitive,
    readonly decoded: boolean,
  ) {}

  get key(): string {
    return `c${this.decoded ? '!' : ''}:${typeof this.v}:${String(this.v)}`;
  }
}
