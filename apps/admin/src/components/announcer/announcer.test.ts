import { expect, test } from 'vitest';
import { createAnnouncer, MIN_GAP_MS } from './announcer.js';

function arrange() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const said: string[] = [];
  const announcer = createAnnouncer({ now: () => now, later: (run, ms) => timers.push({ at: now + ms, run }) });
  announcer.listen((text) => said.push(text));
  const pass = (ms: number): void => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.run();
  };
  return { announce: announcer.announce, said, pass };
}

test('says the first line at once and at most one a second after it, the newest', () => {
  const { announce, said, pass } = arrange();
  announce('one');
  announce('two');
  announce('three');
  expect(said).toEqual(['one']);
  pass(MIN_GAP_MS);
  expect(said).toEqual(['one', 'three']);
});

test('does not repeat the same text', () => {
  const { announce, said, pass } = arrange();
  announce('same');
  pass(MIN_GAP_MS * 2);
  announce('same');
  expect(said).toEqual(['same']);
});

test('forgets what waited when the text is the one said last', () => {
  const { announce, said, pass } = arrange();
  announce('a');
  announce('b');
  announce('a');
  pass(MIN_GAP_MS);
  expect(said).toEqual(['a']);
});
