import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LedgerTurns } from './ledger-turns.js';

describe('turns', () => {
  it('come in the order in which they were asked for, one at a time, each organisation by itself', async () => {
    const turns = new LedgerTurns();
    const log: string[] = [];
    const work = (organization: number, name: string, ms: number) =>
      turns.take(organization, async () => {
        log.push(`${name} begins`);
        await pause(ms);
        log.push(`${name} ends`);
        return name;
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
    const next = turns.take(1, async () => 'done');
    await expect(failed).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });
});
