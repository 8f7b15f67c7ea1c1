/** A pause for transactions of calls that people and agents wait for: much less than they notice. */
export const GATHERING_MS = 8;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface GatheredWork<Group, Item, Result> {
  /** Does the work of all items; answers a result for each, in their order. */
  readonly work: (group: Group, items: readonly Item[]) => Promise<readonly Result[]>;
  /** Items done together at most. */
  readonly maxItems: number;
  /**
   * Milliseconds to wait for more before the next batch, when items came while one was under way: then many call at once,
   * and a moment more for each costs less than a transaction more (as `commit_delay` of PostgreSQL). Default 0.
   */
  readonly pauseMs?: number;
  /** Whether an error is about an item's content. Then each item is tried alone, so that one spoils nothing for the others. */
  readonly isAboutItem: (error: unknown) => boolean;
}

/** What may be done together. `key` names the group: of one owner, the same key always comes with an equal group. */
export interface Gathering<Group> {
  /** What the work is done with, e.g. the database's handle: nothing is gathered across two of them. */
  readonly owner: object;
  readonly key: string;
  readonly group: Group;
}

/**
 * Does together what is asked for while the same work is under way (group commit). A single call starts at once and
 * waits for nobody; under load a transaction serves everybody who came during the one before it, so that its round
 * trips and its flush of the disk are paid once for all of them. One batch of a group is under way at a time.
 */
export class Gatherer<Group, Item, Result> {
  readonly #options: GatheredWork<Group, Item, Result>;
  readonly #waiting = new WeakMap<object, Map<string, Waiting<Item, Result>[]>>();

  constructor(options: GatheredWork<Group, Item, Result>) {
    this.#options = options;
  }

  /** Settles as the item's own work does. */
  add({ owner, key, group }: Gathering<Group>, item: Item): Promise<Result> {
    const groups = this.#waiting.get(owner) ?? new Map<string, Waiting<Item, Result>[]>();
    this.#waiting.set(owner, groups);
    return new Promise((resolve, reject) => {
      const waiting = groups.get(key);
      if (waiting !== undefined) {
        waiting.push({ item, resolve, reject });
        return;
      }
      const begun = [{ item, resolve, reject }];
      groups.set(key, begun);
      // What comes in the same turn of the event loop goes along.
      setImmediate(() => void this.#drain(group, begun, () => groups.delete(key)));
    });
  }

  /** Never rejects: each failure is told to those it concerns. */
  async #drain(group: Group, waiting: Waiting<Item, Result>[], close: () => void): Promise<void> {
    const { maxItems, pauseMs = 0 } = this.#options;
    for (;;) {
      await this.#doTogether(group, waiting.splice(0, maxItems));
      if (waiting.length === 0) break;
      if (pauseMs > 0 && waiting.length < maxItems) await new Promise<void>((resolve) => setTimeout(resolve, pauseMs));
    }
    // At once: whoever comes later must find no list that nobody empties.
    close();
  }

  async #doTogether(group: Group, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.work(group, batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new Error(`${batch.length} items gave ${results.length} results.`);
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (batch.length > 1 && this.#options.isAboutItem(error)) {
        for (const one of batch) await this.#doTogether(group, [one]);
        return;
      }
      for (const { reject } of batch) reject(error);
    }
  }
}
