import type { LiveEvent } from '@safecode/domain/live/live-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveChannel, type LiveSource } from './live-channel.js';

type Handlers = Parameters<LiveSource['open']>[1];
interface Opened {
  readonly input: Parameters<LiveSource['open']>[0];
  readonly handlers: Handlers;
  isClosed: boolean;
}

/** The lock of a browser: the first who asks has it until they let go. */
function browserLocks() {
  let turn = Promise.resolve();
  // As a browser may, it gives the lock to one that has just ended too.
  const request = (_name: string, _options: { signal: AbortSignal }, work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  return { request };
}

const event: LiveEvent = { topic: 'discussion', brandId: 1, codeId: 7 };
let opened: Opened[];
const source: LiveSource = {
  open: (input, handlers) => {
    const one: Opened = { input, handlers, isClosed: false };
    opened.push(one);
    return () => void (one.isClosed = true);
  },
};
const stops: (() => void)[] = [];
let serial = 0;

function tab(name: string) {
  const channel = new LiveChannel(name, source);
  const heard: string[] = [];
  channel.listen(({ topic }) => heard.push(topic));
  const stop = channel.start();
  stops.push(stop);
  return { channel, heard, stop };
}
const live = () => opened.filter(({ isClosed }) => !isClosed);

beforeEach(() => {
  opened = [];
  vi.stubGlobal('navigator', { locks: browserLocks() });
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

describe('the tabs of a browser', () => {
  it('hold one stream together, and all of them hear it', async () => {
    serial += 1;
    const tabs = Array.from({ length: 8 }, () => tab(`live-${serial}`));
    await expect.poll(() => opened.length).toBe(1);
    live()[0]?.handlers.onEvent('a:1', event);
    await expect.poll(() => tabs.map(({ heard }) => heard)).toEqual(tabs.map(() => ['discussion']));
  });

  it('pass it on when the one that holds it closes, with the number that was heard last', async () => {
    serial += 1;
    const first = tab(`live-${serial}`);
    const second = tab(`live-${serial}`);
    await expect.poll(() => opened.length).toBe(1);
    live()[0]?.handlers.onEvent('a:1', { ...event, topic: 'code' });
    await expect.poll(() => second.heard).toEqual(['code']);
    first.stop();
    await expect.poll(() => live().map(({ input }) => input.lastEventId)).toEqual(['a:1']);
    live()[0]?.handlers.onEvent('a:2', event);
    await expect.poll(() => second.heard).toEqual(['code', 'discussion']);
  });

  it('are led by the next one when the first ends in the moment it gets its turn', async () => {
    serial += 1;
    tab(`live-${serial}`).stop();
    const { heard } = tab(`live-${serial}`);
    await expect.poll(() => live().length).toBe(1);
    live()[0]?.handlers.onEvent('a:1', event);
    expect(heard).toEqual(['discussion']);
  });

  it('are shown as readers of what any of them shows', async () => {
    serial += 1;
    const first = tab(`live-${serial}`);
    const second = tab(`live-${serial}`);
    await expect.poll(() => opened.length).toBe(1);
    const hide = second.channel.show(7);
    await expect.poll(() => live().map(({ input }) => input.codeIds)).toEqual([[7]]);
    first.channel.show(9);
    await expect.poll(() => live().map(({ input }) => input.codeIds)).toEqual([[7, 9]]);
    hide?.();
    await expect.poll(() => live().map(({ input }) => input.codeIds)).toEqual([[9]]);
  });

  it('say everywhere that there is no stream, and look for changes themselves', async () => {
    serial += 1;
    const first = tab(`live-${serial}`);
    const second = tab(`live-${serial}`);
    await expect.poll(() => opened.length).toBe(1);
    live()[0]?.handlers.onBroken();
    await expect.poll(() => [first.channel.isLive(), second.channel.isLive()]).toEqual([false, false]);
    live()[0]?.handlers.onOpen();
    await expect.poll(() => [first.channel.isLive(), second.channel.isLive()]).toEqual([true, true]);
  });

  it('ask again for everything every 15 seconds without a stream', async () => {
    serial += 1;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { heard, channel } = tab(`live-${serial}`);
    await expect.poll(() => opened.length).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard).toEqual([]);
    live()[0]?.handlers.onBroken();
    expect(channel.isLive()).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard).toEqual(['resync', 'resync']);
    vi.useRealTimers();
  });
});
