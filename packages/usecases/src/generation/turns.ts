/**
 * Lets pieces of computing work take turns with everything else the event loop has to do: one piece at a time, in the
 * order in which they were asked for, and answers, new calls and the database are attended to in between.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the work does. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => new Promise<void>((resolve) => setImmediate(resolve))).then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
