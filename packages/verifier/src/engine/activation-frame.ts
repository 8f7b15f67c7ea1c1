import type { FnAtom, ObjAtom, Value } from './atoms.js';
import type { CallPath } from './call-path.js';
import { Cell } from './cell.js';
import type { Engine } from './engine.js';
import type { Frame } from './environment.js';

/** `this`, `arguments` and the result of one activation of a function. */
export class ActivationFrame implements Frame {
  readonly result: Cell;
  private list: readonly ObjAtom[] | null = null;
  private readonly caller: CallPath;

  constructor(
    private readonly engine: Engine,
    private readonly fn: FnAtom,
    private readonly receiver: Cell,
  ) {
    this.result = new Cell(engine.growth, false, true);
    this.caller = engine.env.path;
  }

  get self(): Value {
    return this.receiver.value;
  }

  /** Made when the code asks for it, which it seldom does. */
  get args(): Value {
    const { fn, caller } = this;
    this.list ??= [this.engine.objectAt({ shape: 'array', site: fn.node, tag: `arguments:${fn.key}`, path: caller })];
    return this.list;
  }

  get home(): Value {
    return this.engine.place(`home:${this.fn.key}`).value;
  }
}

/** An arrow function has all but the result from around it. */
export class ArrowFrame implements Frame {
  readonly result: Cell;

  constructor(engine: Engine, private readonly outer: Frame) {
    this.result = new Cell(engine.growth, false, true);
  }

  get self(): Value {
    return this.outer.self;
  }

  get args(): Value {
    return this.outer.args;
  }

  get home(): Value {
    return this.outer.home;
  }
}
