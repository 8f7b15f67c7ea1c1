import { describe, expect, it } from 'vitest';
import { OpenWork } from './open-work.js';

describe('open work', () => {
  it('is waited for until all of it is over, however it ends', async () => {
    const work = new OpenWork();
    const ended: string[] = [];
    const after = (ms: number, name: string) => new Promise<void>((resolve) => setTimeout(resolve, ms)).then(() => void ended.push(name));
    void work.track(after(20, 'slow'));
    const failing = work.track(after(5, 'failing').then(() => Promise.reject(new Error('failed'))));
    failing.catch(() => void work.track(after(30, 'begun meanwhile')));
    await work.settled();
    expect(ended).toEqual(['failing', 'slow', 'begun meanwhile']);
    await expect(failing).rejects.toThrow('failed');
  });

  it('is over at once when there is none', async () => {
    await expect(new OpenWork().settled()).resolves.toBeUndefined();
  });
});
