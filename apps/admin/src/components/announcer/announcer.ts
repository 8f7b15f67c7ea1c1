export type Politeness = 'polite' | 'assertive';
type Listener = (text: string) => void;

/** Screen readers drop what comes too fast. */
export const MIN_GAP_MS = 1000;

interface Schedule {
  readonly now: () => number;
  readonly later: (run: () => void, ms: number) => void;
}

/**
 * Says one line a second at most; the same text is not repeated directly, and of several that wait only the newest
 * is said.
 */
export function createAnnouncer(schedule: Schedule) {
  const listeners = new Set<Listener>();
  let lastText = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;

  const say = (text: string): void => {
    lastText = text;
    lastAt = schedule.now();
    for (const listener of listeners) listener(text);
  };
  const flush = (): void => {
    if (waiting !== null && waiting !== lastText) say(waiting);
    waiting = null;
  };
  return {
    announce: (text: string): void => {
      if (text === lastText && waiting === null) return;
      const gap = schedule.now() - lastAt;
      if (gap >= MIN_GAP_MS && waiting === null) {
        say(text);
        return;
      }
      if (waiting === null) schedule.later(flush, Math.max(0, MIN_GAP_MS - gap));
      waiting = text;
    },
    listen: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const browser: Schedule = { now: () => performance.now(), later: (run, ms) => void setTimeout(run, ms) };

export const announcers: Record<Politeness, ReturnType<typeof createAnnouncer>> = {
  polite: createAnnouncer(browser),
  assertive: createAnnouncer(browser),
};

/** Tells a screen reader one line. `assertive` only for what loses work or hits visitors. */
export const announce = (text: string, politeness: Politeness = 'polite'): void => announcers[politeness].announce(text);
