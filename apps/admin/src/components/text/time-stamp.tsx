import { useEffect, useState, type ReactNode } from 'react';
import { formatDate, formatDue, formatMoment, formatRelative } from '../../i18n/format-time.js';

const TICK_MS = 30_000;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const FORMATS = { relative: formatRelative, moment: formatMoment, date: formatDate, due: formatDue } as const;

/**
 * When something happened. Activity reads relative for a week; dues and expiries are always absolute. The exact
 * instant with its zone stands in the title and in `datetime`.
 */
export function TimeStamp({ iso, format = 'relative' }: { iso: string; format?: keyof typeof FORMATS }): ReactNode {
  const now = useNow();
  const text = FORMATS[format](iso, now);
  return (
    <time dateTime={iso} title={`${formatMoment(iso)} (${iso})`}>
      {text}
    </time>
  );
}
