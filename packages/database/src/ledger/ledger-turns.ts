/**
 * Lets the transactions of this process write to an organisation's ledger one after the other. The lock on the chain's
 * head does the same across processes, but waiting for it costs the database work, and waiting here costs nothing.
 */
export class LedgerTurns {
  readonly #last = new Map<number, Promise<void>>();

  /** Runs `work` when everything that asked before it for the same organisation is over, however it ended. */
  async take<T>(organizationId: number, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(organizationId) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(organizationId, settled);
    try {
      return await mine;
    } finally {
      // The last one out leaves nothing behind.
      if (this.#last.get(organizationId) === settled) this.#last.delete(organizationId);
    }
  }
}
