import type { NodeAtom, ObjAtom } from './atoms.js';
import type { Growth } from './cell.js';
import { LocalObject, type Making } from './local-object.js';
import { endOf } from './offsets.js';
import { PageNode, type NodeSpec } from './page-node.js';
import { SmallMap } from './small-map.js';

/** How many calls of the way here tell activations apart. */
const CONTEXT_DEPTH = 3;

/** The last calls that led to an activation. There is one of each in an analysis, so that paths are compared by identity. */
export class CallPath {
  /** Objects made on this way, by the end of the place that makes them; like the others null as long as there is none. */
  private objects: SmallMap<number, LocalObject[]> | null = null;
  /** Elements made on this way, in the same order. */
  private nodes: SmallMap<number, NodeAtom[]> | null = null;
  private onward: SmallMap<number | string, CallPath> | null = null;
  private known: string | null = null;

  constructor(
    /** As text: it stands in the keys of what is made on this way. */
    readonly text: string,
    private readonly paths: Map<string, CallPath>,
  ) {}

  /** The calls that still count once one more is made, as a text for that one to be put behind. */
  private get recent(): string {
    this.known ??= `${this.text.split('>').slice(1 - CONTEXT_DEPTH).join('>')}>`;
    return this.known;
  }

  /** The path of what is called from here: this one and the call, as far back as activations are told apart. */
  to(call: number | string): CallPath {
    this.onward ??= new SmallMap();
    let path = this.onward.get(call);
    if (path === undefined) {
      const text = `${this.recent}${call}`;
      path = this.paths.get(text);
      if (path === undefined) this.paths.set(text, (path = new CallPath(text, this.paths)));
      this.onward.set(call, path);
    }
    return path;
  }

  /** The object a place makes on this way; the same one whenever it is made. */
  objectAt(making: Making, growth: Growth): ObjAtom {
    this.objects ??= new SmallMap();
    const here = listAt(this.objects, endOf(making.site));
    for (const object of here) if (object.isMadeAt(making)) return object;
    const object = new LocalObject(growth, making);
    here.push(object);
    return object;
  }

  /** A node of the page; of one that is made on this way there is one a place. */
  nodeAt(spec: NodeSpec): NodeAtom {
    if (spec.kind !== 'created' || spec.origin === null || spec.selector.length > 0) return new PageNode(spec, null);
    this.nodes ??= new SmallMap();
    const here = listAt(this.nodes, endOf(spec.origin));
    for (const node of here) if (node.tag === spec.tag) return node;
    const node = new PageNode(spec, this);
    here.push(node);
    return node;
  }
}

function listAt<T>(lists: SmallMap<number, T[]>, place: number): T[] {
  let list = lists.get(place);
  if (list === undefined) lists.set(place, (list = []));
  return list;
}
