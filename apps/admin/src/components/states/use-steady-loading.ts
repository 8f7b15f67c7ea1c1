import { useEffect, useState } from 'react';

/** Nothing is drawn for this long, so that a quick answer does not flash. */
export const QUIET_MS = 150;
/** A skeleton that was drawn stays at least this long. */
export const HOLD_MS = 300;

export type LoadingPhase = 'quiet' | 'skeleton' | 'ready';

/** What to draw while something loads: nothing at first, then a skeleton that does not flicker away. */
export function useSteadyLoading(loading: boolean): LoadingPhase {
  const [shownAt, setShownAt] = useState<number | null>(null);
  useEffect(() => {
    const isShown = shownAt !== null;
    if (loading === isShown) return undefined;
    const wait = isShown ? HOLD_MS - (performance.now() - shownAt) : QUIET_MS;
    const timer = setTimeout(() => setShownAt(isShown ? null : performance.now()), Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [loading, shownAt]);
  if (shownAt !== null) return 'skeleton';
  return loading ? 'quiet' : 'ready';
}
