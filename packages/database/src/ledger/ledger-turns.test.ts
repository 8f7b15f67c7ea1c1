import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChainHead } from './chain-head.js';
import { LedgerTurns } from './ledger-turns.js';

const headAt = (sequence: number): ChainHead => ({ sequence, hash: 'h', digest: 'd', lastAt: '', clock: { now: '', readAt: 0 }, persons: new Map() });

describe('turns', () => {
  it('come in the order in which they were asked for, one at a time, each organisation by itself', async () => {
    const turns = new LedgerTurns();
    const log: string[] = [];
    const work = (organization: number, name: string, ms: number) =>
      turns.take(organization, async () => {
        log.push(`${name} begins`);
        await pause(ms);
        log.push(`${name} ends`);
        return { result: name, head: headAt(1), wasOvertaken: false };
      });
    expect(await Promise.all([work(1, 'a', 20), work(1, 'b', 1), work(2, 'other', 1), work(1, 'c', 1)])).toEqual(['a', 'b', 'other', 'c']);
    expect(log.filter((line) => !line.startsWith('other'))).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(log.indexOf('other ends')).toBeLessThan(log.indexOf('a ends'));
  });

  it('go on after one that failed, and its failure reaches only who asked', async () => {
    const turns = new LedgerTurns();
    const failed = turns.take(1, async () => {
      throw new Error('failed');
    });
    const next = turns.take(1, async () => ({ result: 'done', head: headAt(1), wasOvertaken: false }));
    await expect(failed).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });

  it('hand the head to who waits, never past a failure, and to nobody who comes later', async () => {
    const turns = new LedgerTurns();
    const seen: (number | null)[] = [];
    const work = (sequence: number) => async (head: ChainHead | null) => {
      seen.push(head?.sequence ?? null);
      if (sequence === 2) throw new Error('in doubt');
      return { result: undefined, head: headAt(sequence), wasOvertaken: false };
    };
    await Promise.allSettled([turns.take(1, work(1)), turns.take(1, work(2)), turns.take(1, work(3)), turns.take(1, work(4)), turns.take(2, work(5))]);
    expect(seen.filter((_, at) => at !== 1)).toHaveLength(4);
    await turns.take(1, work(6));
    expect(seen.toSorted()).toEqual([1, 3, null, null, null, null].toSorted());
  });

  it('hand over nothing for a while after somebody else was faster', async () => {
    const turns = new LedgerTurns();
    const seen: boolean[] = [];
    const work = (wasOvertaken: boolean) => async (head: ChainHead | null) => {
      seen.push(head !== null);
      return { result: undefined, head: headAt(1), wasOvertaken };
    };
    await Promise.all([turns.take(1, work(false)), turns.take(1, work(true)), ...Array.from({ length: 22 }, () => turns.take(1, work(false)))]);
    expect(seen).toEqual([false, true, ...Array.from({ length: 20 }, () => false), true, true]);
  });
});
