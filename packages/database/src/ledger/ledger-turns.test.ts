import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChainHead } from './chain-head.js';
import { LedgerTurns, type LedgerWriter } from './ledger-turns.js';

const headAt = (sequence: number, hash = `h${sequence}`): ChainHead => ({ sequence, hash, digest: 'd', lastAt: '', clock: { now: '', readAt: 0 }, persons: new Map() });

/** A ledger that answers when it is told to. Like the database's, it takes what follows its head and refuses the rest. */
class Ledger {
  head = headAt(0);
  readonly log: string[] = [];
  readonly #waiting: (() => void)[] = [];

  writer(name: string, { fails = false, looksUp = false }: { fails?: boolean; looksUp?: boolean } = {}): LedgerWriter {
    const write = async (head: ChainHead): Promise<boolean> => {
      await this.#answer();
      if (fails) throw new Error(`${name} failed`);
      if (this.head.hash !== head.hash) return false;
      this.head = headAt(head.sequence + 1);
      this.log.push(`${name} is ${this.head.sequence}`);
      return true;
    };
    return {
      follow: (head) => {
        if (looksUp) return null;
        this.log.push(`${name} onto ${head.sequence}`);
        return { head: headAt(head.sequence + 1), begun: Promise.resolve(), written: write(head) };
      },
      lead: async () => {
        this.log.push(`${name} asks`);
        await write(this.head);
        return this.head;
      },
    };
  }

  /** Somebody else writes. */
  overtake(): void {
    this.head = headAt(this.head.sequence + 1, 'other');
  }

  /** Answers what was sent, the oldest first, until nothing more is sent. */
  async answerAll(): Promise<void> {
    for (let idle = 0; idle < 3; ) {
      await nextTurn();
      const answer = this.#waiting.shift();
      if (answer === undefined) idle += 1;
      else {
        idle = 0;
        answer();
      }
    }
  }

  async answerOne(): Promise<void> {
    await nextTurn();
    this.#waiting.shift()?.();
    await nextTurn();
  }

  async #answer(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const writeAll = async (ledger: Ledger, writers: readonly LedgerWriter[], turns = new LedgerTurns()): Promise<PromiseSettledResult<void>[]> => {
  const all = Promise.allSettled(writers.map((writer) => turns.take(1, writer)));
  await ledger.answerAll();
  return all;
};

describe('turns', () => {
  it('come in the order in which they were asked for; the first asks for the head, the next follow', async () => {
    const ledger = new Ledger();
    await writeAll(ledger, ['a', 'b', 'c'].map((name) => ledger.writer(name)));
    expect(ledger.log.filter((line) => line.includes('is'))).toEqual(['a is 1', 'b is 2', 'c is 3']);
    expect(ledger.log.filter((line) => !line.includes('is'))).toEqual(['a asks', 'b onto 1', 'c onto 2']);
  });

  it('send the next entries while the ones before them are written, and no more than these', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => turns.take(1, ledger.writer(name))));
    await ledger.answerOne();
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b onto 1', 'c onto 2']);
    await ledger.answerOne();
    expect(ledger.log.slice(4)).toEqual(['b is 2', 'd onto 3']);
    await ledger.answerAll();
    await all;
    expect(ledger.head.sequence).toBe(4);
  });

  it('send the next entries when the database has begun with the ones before them, so that they arrive in order', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    let begin = (): void => undefined;
    const b = ledger.writer('b');
    const slow: LedgerWriter = {
      lead: () => b.lead(),
      follow: (head) => {
        const following = b.follow(head);
        return following === null ? null : { ...following, begun: new Promise((resolve) => (begin = resolve)) };
      },
    };
    const all = Promise.all([ledger.writer('a'), slow, ledger.writer('c')].map((writer) => turns.take(1, writer)));
    await ledger.answerOne();
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b onto 1']);
    begin();
    await nextTurn();
    expect(ledger.log.slice(3)).toEqual(['c onto 2']);
    await ledger.answerAll();
    await all;
    expect(ledger.log.slice(4)).toEqual(['b is 2', 'c is 3']);
  });

  it('of another organisation wait for nobody', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    const all = Promise.all([turns.take(1, ledger.writer('a')), turns.take(1, ledger.writer('b')), turns.take(2, new Ledger().writer('other'))].slice(0, 2));
    await ledger.answerAll();
    await all;
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b onto 1', 'b is 2']);
  });

  it('go on after one that failed: its failure reaches only who asked, and what was sent onto it is written onto what is there', async () => {
    const ledger = new Ledger();
    const ends = await writeAll(ledger, [ledger.writer('a'), ledger.writer('b', { fails: true }), ledger.writer('c'), ledger.writer('d'), ledger.writer('e')]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(ledger.log.filter((line) => line.includes('is'))).toEqual(['a is 1', 'c is 2', 'd is 3', 'e is 4']);
    // c had been sent onto b's entry, which never was; nothing more was sent onto c's.
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b onto 1', 'c onto 2', 'c asks', 'c is 2', 'd onto 2', 'e onto 3', 'd is 3', 'e is 4']);
  });

  it('write again onto the same head when the entries reached it before those they follow', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    let refused = false;
    const b = ledger.writer('b');
    const hasty: LedgerWriter = {
      lead: () => b.lead(),
      follow: (head) => {
        if (refused) return b.follow(head);
        refused = true;
        return { head: headAt(head.sequence + 1), begun: Promise.resolve(), written: Promise.resolve(false) };
      },
    };
    await writeAll(ledger, [ledger.writer('first'), ledger.writer('a'), hasty, ledger.writer('c')], turns);
    expect(ledger.log).toEqual(['first asks', 'first is 1', 'a onto 1', 'a is 2', 'b onto 2', 'b is 3', 'c onto 3', 'c is 4']);
  });

  it('ask for the head when something has to be looked up, and hand on the one they leave', async () => {
    const ledger = new Ledger();
    await writeAll(ledger, [ledger.writer('a'), ledger.writer('b', { looksUp: true }), ledger.writer('c')]);
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b asks', 'b is 2', 'c onto 2', 'c is 3']);
  });

  it('leave nothing behind for who comes later', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    await writeAll(ledger, [ledger.writer('a'), ledger.writer('b')], turns);
    await writeAll(ledger, [ledger.writer('c')], turns);
    expect(ledger.log).toEqual(['a asks', 'a is 1', 'b onto 1', 'b is 2', 'c asks', 'c is 3']);
  });

  it('follow nothing for a while after somebody else was faster', async () => {
    const ledger = new Ledger();
    const turns = new LedgerTurns();
    const all = Promise.all(Array.from({ length: 26 }, (_, n) => turns.take(1, ledger.writer(`w${n}`))));
    await ledger.answerOne();
    ledger.overtake();
    await ledger.answerAll();
    await all;
    expect(ledger.head.sequence).toBe(27);
    const asked = ledger.log.filter((line) => line.endsWith('asks')).map((line) => line.split(' ')[0]);
    // The first one, the two that were on their way, and twenty more.
    expect(asked).toEqual(Array.from({ length: 22 }, (_, n) => `w${n}`));
    expect(ledger.log.at(-1)).toBe('w25 is 27');
  });
});
