import { useEffect, useState, type ReactNode } from 'react';
import { formatDuration } from '../../../i18n/format-number.js';

/** The time a run takes, counted while it goes on. */
export function Elapsed({ from, to }: { from: string; to: string | null }): ReactNode {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (to !== null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [to]);
  const end = to === null ? now : new Date(to).getTime();
  const ms = Math.max(0, end - new Date(from).getTime());
  return <>{to === null ? formatDuration(Math.floor(ms / 1000) * 1000) : formatDuration(ms)}</>;
}
