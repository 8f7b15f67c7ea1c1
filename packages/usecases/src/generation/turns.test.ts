import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('Turns', () => {
  it('does one piece at a time, in order, and lets the event loop turn in between', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const tick = (): void => {
      seen.push('other');
      if (seen.length < 9) setImmediate(tick);
    };
    const piece = (name: string) => turns.take(async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    });
    setImmediate(tick);
    expect(await Promise.all([piece('a'), piece('b')])).toEqual(['a', 'b']);
    expect(seen.filter((entry) => entry !== 'other')).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(seen.slice(seen.indexOf('a ends'), seen.indexOf('b begins'))).toContain('other');
  });

  it('goes on after a piece that failed', async () => {
    const turns = new Turns();
    const failed = turns.take(() => Promise.reject(new Error('broken')));
    const next = turns.take(async () => 'next');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
