import { Cell, type Growth } from './cell.js';
import { SmallMap } from './small-map.js';

/** The named properties of an object. Names are only ever added; an accessor stands under `get x` or `set x`. */
export class Properties {
  private readonly cells = new SmallMap<string, Cell>();
  /** Names that were looked for in vain in the round that is noted. */
  private missed: SmallMap<string, true> | null = null;
  private missedIn = 0;
  private listedIn = 0;
  private accessors = false;

  constructor(private readonly growth: Growth) {}

  /** The cell of a name. That there is none is noted: whoever asked must ask again once there is one. */
  get(name: string): Cell | undefined {
    const cell = this.cells.get(name);
    if (cell === undefined) this.noteMissing(name);
    return cell;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The getter or setter of a name. */
  accessor(kind: 'get' | 'set', name: string): Cell | undefined {
    return this.accessors ? this.cells.get(`${kind} ${name}`) : undefined;
  }

  /** The cell of a name for a write, made when there is none yet. */
  ensure(name: string): Cell {
    const known = this.cells.get(name);
    if (known !== undefined) return known;
    const cell = new Cell(this.growth, false, true);
    this.cells.set(name, cell);
    const isAccessor = name.startsWith('get ') || name.startsWith('set ');
    this.accessors ||= isAccessor;
    if (isAccessor || this.listedIn === this.growth.round || (this.missedIn === this.growth.round && this.missed?.has(name) === true)) this.growth.changed = true;
    return cell;
  }

  *keys(): Generator<string, undefined> {
    for (const [name] of this) yield name;
  }

  *values(): Generator<Cell, undefined> {
    for (const [, cell] of this) yield cell;
  }

  [Symbol.iterator](): Generator<[string, Cell], undefined> {
    this.listedIn = this.growth.round;
    return this.cells.entries();
  }

  private noteMissing(name: string): void {
    if (this.missedIn !== this.growth.round) {
      this.missed = null;
      this.missedIn = this.growth.round;
    }
    (this.missed ??= new SmallMap()).set(name, true);
  }
}
