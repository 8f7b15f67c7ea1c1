import type { ChainHead } from './chain-head.js';

/** How many turns after a guess that was wrong nobody guesses: another process writes to the same ledger. */
const CAUTIOUS_TURNS = 20;

/** Entries on their way onto a head. */
export interface Following {
  /** Where the chain ends once they are written. */
  readonly head: ChainHead;
  /** When the database has begun with them: what is sent from then on comes after them. Never rejects. */
  readonly begun: Promise<void>;
  /** False when something else stands on the head by now: then nothing was written. */
  readonly written: Promise<boolean>;
}

/** The two ways in which a transaction writes its entries and commits. */
export interface LedgerWriter {
  /** Sends entries that follow a head without asking the database for it; null when something has to be looked up first. */
  follow(head: ChainHead): Following | null;
  /** Takes the head with its lock; answers the one it leaves. */
  lead(): Promise<ChainHead>;
}

/** What a turn leaves. */
interface Turn {
  /** The head it will leave if all goes well, as soon as its entries are sent; null when they are not sent before `settled`. */
  readonly sent: Promise<Guess | null>;
  /** The head it left; null when that is not known. */
  readonly settled: Promise<ChainHead | null>;
  /** The turn before it. */
  readonly before: Promise<unknown>;
}

interface Guess {
  readonly head: ChainHead;
  /** The number of guesses that had been wrong when it was made. */
  readonly wrongBefore: number;
}

/** The turns of one organisation. */
interface Queue {
  last: Turn;
  /** Guesses that were wrong: what was sent onto one of them is wrong as well. */
  wrong: number;
  cautious: number;
}

const NOTHING: Turn = { sent: Promise.resolve(null), settled: Promise.resolve(null), before: Promise.resolve() };

/**
 * Lets the transactions of this process write to an organisation's ledger one after the other. The lock on the chain's
 * head does the same across processes, but asking for it costs a round trip, and waiting for it costs the database work.
 *
 *     turn 1   lead ──────────────► head 1
 *     turn 2          sent onto head 1 ──────► head 2
 *     turn 3                   sent onto head 2 ──────► head 3      while turn 2 is being committed
 *
 * Who waits is handed the head that the one before it left, or is about to leave: then the database has the next entries
 * at hand when the lock becomes free, and nobody waits for the way between the two. No more than one waits there, and it
 * is sent when the one before it has begun, so that they arrive in order. A guess needs no proof here: the database
 * compares the head when it has the lock, and refuses what does not follow it. The transaction then goes on from its
 * savepoint and writes onto the head that is there. When nobody waits, the head is forgotten.
 */
export class LedgerTurns {
  readonly #queues = new Map<number, Queue>();

  /** Writes in the order in which turns were asked for. Rejects as the writer does; the next turns go on. */
  async take(organizationId: number, writer: LedgerWriter): Promise<void> {
    const queue = this.#queues.get(organizationId) ?? { last: NOTHING, wrong: 0, cautious: 0 };
    this.#queues.set(organizationId, queue);
    const before = queue.last;
    let tell: Attempt['tell'] = () => undefined;
    const sent = new Promise<Guess | null>((resolve) => (tell = resolve));
    const written = write({ queue, before, writer, tell });
    const settled = written.then(
      (head) => head,
      () => {
        // Nobody knows whether a commit that failed was made.
        queue.wrong += 1;
        tell(null);
        return null;
      },
    );
    const mine: Turn = { sent, settled, before: before.settled };
    queue.last = mine;
    try {
      await written;
    } finally {
      // The last one out leaves nothing behind.
      if (queue.last === mine) this.#queues.delete(organizationId);
    }
  }
}

interface Attempt {
  readonly queue: Queue;
  readonly before: Turn;
  readonly writer: LedgerWriter;
  /** Tells the next one where the chain will end, or that it has to wait for it. The first word counts. */
  readonly tell: (guess: Guess | null) => void;
}

async function write(attempt: Attempt): Promise<ChainHead> {
  const { queue, before, writer, tell } = attempt;
  const guess = await before.sent;
  await before.before;
  const isEarly = guess !== null && guess.wrongBefore === queue.wrong;
  const written = await follow(attempt, isEarly ? guess.head : await before.settled);
  if (written === 'overtaken') {
    // The one before it may have failed, or have reached the lock after it.
    const again = isEarly ? await follow(attempt, await before.settled) : written;
    if (again === 'overtaken') queue.cautious = CAUTIOUS_TURNS;
    if (again !== 'overtaken' && again !== null) return again;
  } else if (written !== null) return written;
  tell(null);
  return writer.lead();
}

/** Where the chain ends with the entries written onto a head. */
async function follow({ queue, writer, tell }: Attempt, head: ChainHead | null): Promise<ChainHead | 'overtaken' | null> {
  if (queue.cautious > 0) queue.cautious -= 1;
  else if (head !== null) {
    const following = writer.follow(head);
    if (following === null) return null;
    const guess = { head: following.head, wrongBefore: queue.wrong };
    void following.begun.then(() => tell(guess));
    if (await following.written) return following.head;
    queue.wrong += 1;
    return 'overtaken';
  }
  return null;
}
