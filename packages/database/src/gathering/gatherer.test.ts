import { describe, expect, it } from 'vitest';
import { Gatherer } from './gatherer.js';

class ItemFault extends Error {}

/** Work that can be held, and records the batches it was given. */
function setUp(options: { readonly maxItems?: number; readonly pauseMs?: number; readonly fail?: (items: readonly number[]) => Error | null } = {}) {
  const batches: [string, number[]][] = [];
  const gates: (() => void)[] = [];
  const owner = {};
  let isHeld = false;
  const gatherer = new Gatherer<string, number, number>({
    maxItems: options.maxItems ?? 10,
    pauseMs: options.pauseMs ?? 0,
    isAboutItem: (error) => error instanceof ItemFault,
    work: async (group, items) => {
      batches.push([group, [...items]]);
      if (isHeld) await new Promise<void>((resolve) => gates.push(resolve));
      const error = options.fail?.(items) ?? null;
      if (error !== null) throw error;
      return items.map((item) => item * 10);
    },
  });
  return {
    batches,
    add: (item: number, group = 'a', to: object = owner) => gatherer.add({ owner: to, key: group, group }, item),
    hold: () => (isHeld = true),
    release: () => {
      isHeld = false;
      for (const open of gates.splice(0)) open();
    },
    begun: (count: number) => expect.poll(() => batches.length).toBe(count),
  };
}

describe('Gatherer', () => {
  it('does what is asked at once together, and answers each its own', async () => {
    const { add, batches } = setUp();
    expect(await Promise.all([add(1), add(2), add(3)])).toEqual([10, 20, 30]);
    expect(batches).toEqual([['a', [1, 2, 3]]]);
  });

  it('gathers what comes while work is under way, at most so many', async () => {
    const { add, batches, hold, release, begun } = setUp({ maxItems: 2 });
    hold();
    const all = [add(1)];
    await begun(1);
    all.push(add(2), add(3), add(4));
    release();
    expect(await Promise.all(all)).toEqual([10, 20, 30, 40]);
    expect(batches.map(([, items]) => items)).toEqual([[1], [2, 3], [4]]);
  });

  it('waits a moment for more once somebody had to wait', async () => {
    const { add, batches, hold, release, begun } = setUp({ pauseMs: 20 });
    hold();
    const all = [add(1)];
    await begun(1);
    all.push(add(2));
    release();
    await all[0];
    all.push(add(3));
    expect(await Promise.all(all)).toEqual([10, 20, 30]);
    expect(batches.map(([, items]) => items)).toEqual([[1], [2, 3]]);
  });

  it('keeps groups apart: none waits for another', async () => {
    const { add, batches, hold, release, begun } = setUp();
    hold();
    const all = [add(1, 'a'), add(2, 'b')];
    await begun(2);
    release();
    expect(await Promise.all(all)).toEqual([10, 20]);
    expect(batches).toEqual([['a', [1]], ['b', [2]]]);
  });

  it('tries each alone when one is to blame', async () => {
    const { add, batches } = setUp({ fail: (items) => (items.includes(2) ? new ItemFault('two') : null) });
    const settled = await Promise.allSettled([add(1), add(2), add(3)]);
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([10, 'two', 30]);
    expect(batches.map(([, items]) => items)).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('does nothing twice when it cannot know what was done', async () => {
    const { add, batches } = setUp({ fail: () => new Error('connection lost') });
    const settled = await Promise.allSettled([add(1), add(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toHaveLength(1);
  });

  it('gathers nothing across two owners', async () => {
    const { add, batches } = setUp();
    expect(await Promise.all([add(1, 'a'), add(2, 'a', {})])).toEqual([10, 20]);
    expect(batches).toHaveLength(2);
  });

  it('leaves nobody behind who comes while the last one is answered', async () => {
    const { add } = setUp();
    const again = async (item: number): Promise<number> => (item === 0 ? 0 : (await add(item)) + (await again(item - 1)));
    expect(await again(20)).toBe(2100);
  });

  it('goes on after a failure, and with a group that was done before', async () => {
    let isBroken = true;
    const { add } = setUp({ fail: () => (isBroken ? new Error('down') : null) });
    await expect(add(1)).rejects.toThrow('down');
    isBroken = false;
    expect(await add(2)).toBe(20);
    expect(await add(3)).toBe(30);
  });
});
