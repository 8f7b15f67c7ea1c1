/**
 * The work that requests have begun. A caller that goes away closes its connection but not the work, and a process that
 * stops must not take the database from under it.
 */
export class OpenWork {
  readonly #open = new Set<Promise<unknown>>();

  /** Remembers work until it is over, and gives it back. */
  readonly track = <T>(work: Promise<T>): Promise<T> => {
    const over: Promise<unknown> = work.then(
      () => this.#open.delete(over),
      () => this.#open.delete(over),
    );
    this.#open.add(over);
    return work;
  };

  /** Settles when everything that was begun is over. Never rejects. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}
