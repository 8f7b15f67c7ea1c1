import type { ChainHead } from './chain-head.js';

/** How many turns after a guess that was wrong nobody guesses: another process writes to the same ledger. */
const CAUTIOUS_TURNS = 20;

/** What a turn leaves for the one that waits behind it. */
export interface TurnEnd<T> {
  readonly result: T;
  /** Where the chain ends now. */
  readonly head: ChainHead;
  /** True when the head that was handed over was no longer the head. */
  readonly wasOvertaken: boolean;
}

interface Handover {
  readonly head: ChainHead | null;
  readonly cautious: number;
}

const NOTHING: Handover = { head: null, cautious: 0 };

/**
 * Lets the transactions of this process write to an organisation's ledger one after the other. The lock on the chain's
 * head does the same across processes, but waiting for it costs the database work, and waiting here costs nothing.
 * Who waits is handed the head that the one before it left, and need not ask for it; when nobody waits, it is forgotten.
 */
export class LedgerTurns {
  readonly #last = new Map<number, Promise<Handover>>();

  /** Runs `work` when everything that asked before it for the same organisation is over, however it ended. */
  async take<T>(organizationId: number, work: (head: ChainHead | null) => Promise<TurnEnd<T>>): Promise<T> {
    const before = this.#last.get(organizationId) ?? Promise.resolve(NOTHING);
    const mine = before.then(async ({ head, cautious }) => ({ cautious, end: await work(cautious > 0 ? null : head) }));
    const settled = mine.then(
      ({ cautious, end }) => ({ head: end.head, cautious: end.wasOvertaken ? CAUTIOUS_TURNS : Math.max(0, cautious - 1) }),
      // Nobody knows whether a commit that failed was made.
      () => NOTHING,
    );
    this.#last.set(organizationId, settled);
    try {
      return (await mine).end.result;
    } finally {
      // The last one out leaves nothing behind.
      if (this.#last.get(organizationId) === settled) this.#last.delete(organizationId);
    }
  }
}
