import { useEffect, useRef, useState } from 'react';

/** Nothing is drawn for this long, so that a quick answer does not flash. */
export const QUIET_MS = 150;
/** A skeleton that was drawn stays at least this long. */
export const HOLD_MS = 300;

export type LoadingPhase = 'quiet' | 'skeleton' | 'ready';

/** What to draw while something loads: nothing at first, then a skeleton that does not flicker away. */
export function useSteadyLoading(loading: boolean): LoadingPhase {
  const [phase, setPhase] = useState<LoadingPhase>(loading ? 'quiet' : 'ready');
  const shownAt = useRef<number | null>(null);
  useEffect(() => {
    const finish = (): void => {
      shownAt.current = null;
      setPhase('ready');
    };
    const show = (): void => {
      shownAt.current = performance.now();
      setPhase('skeleton');
    };
    if (!loading && shownAt.current === null) {
      finish();
      return undefined;
    }
    if (loading && shownAt.current === null) setPhase('quiet');
    const wait = loading ? QUIET_MS : HOLD_MS - (performance.now() - (shownAt.current ?? 0));
    const timer = setTimeout(loading ? show : finish, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [loading]);
  return !loading && shownAt.current === null ? 'ready' : phase;
}
