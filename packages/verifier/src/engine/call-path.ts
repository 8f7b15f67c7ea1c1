import type { NodeAtom } from './atoms.js';
import type { LocalObject } from './local-object.js';
import { SmallMap } from './small-map.js';

/** How many calls of the way here tell activations apart. */
const CONTEXT_DEPTH = 3;

/** The last calls that led to an activation. There is one of each in an analysis, so that paths are compared by identity. */
export class CallPath {
  /** Objects made on this way, by the end of the place that makes them. */
  readonly objects = new SmallMap<number, LocalObject[]>();
  /** Elements made on this way, in the same order. */
  readonly nodes = new SmallMap<number, NodeAtom[]>();
  private readonly onward = new SmallMap<number | string, CallPath>();

  constructor(
    /** As text: it stands in the keys of what is made on this way. */
    readonly text: string,
    private readonly paths: Map<string, CallPath>,
  ) {}

  /** The path of what is called from here: this one and the call, as far back as activations are told apart. */
  to(call: number | string): CallPath {
    let path = this.onward.get(call);
    if (path === undefined) {
      const text = [...this.text.split('>'), String(call)].slice(-CONTEXT_DEPTH).join('>');
      path = this.paths.get(text);
      if (path === undefined) this.paths.set(text, (path = new CallPath(text, this.paths)));
      this.onward.set(call, path);
    }
    return path;
  }
}
