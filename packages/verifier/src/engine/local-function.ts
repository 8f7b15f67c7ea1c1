import type { FnAtom, ObjAtom } from './atoms.js';
import type { Activation } from './activations.js';
import type { CallPath } from './call-path.js';
import { Cell } from './cell.js';
import type { Environment } from './environment.js';
import type { Engine } from './engine.js';
import { startOf } from './offsets.js';
import { SmallMap } from './small-map.js';

/** A function or class of this code, with what an analysis knows of it. What is seldom asked for is made when it is. */
export class LocalFunction implements FnAtom {
  readonly t = 'fn';
  readonly activations = new SmallMap<CallPath, Activation>();
  private cells: Cell[] | null = null;
  private text: string | null = null;
  private object: ObjAtom | null = null;
  private receivers: Cell | null = null;

  constructor(
    private readonly engine: Pick<Engine, 'growth' | 'objectAt'>,
    readonly node: FnAtom['node'],
    readonly env: Environment,
  ) {}

  get key(): string {
    this.text ??= `fn:${startOf(this.node)}@${this.env.id}`;
    return this.text;
  }

  get captured(): Cell[] {
    this.cells ??= [];
    return this.cells;
  }

  get obj(): ObjAtom {
    this.object ??= this.engine.objectAt({ shape: 'object', site: this.node, tag: 'function', path: this.env.path });
    return this.object;
  }

  get receiver(): Cell {
    this.receivers ??= new Cell(this.engine.growth, false, true);
    return this.receivers;
  }
}
