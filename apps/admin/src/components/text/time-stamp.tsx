import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { formatDate, formatDue, formatMoment, formatRelative } from '../../i18n/format-time.js';
import classes from './time-stamp.module.css';

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
  // A narrow column breaks between day and time, and nowhere else.
  const [first = '', ...others] = FORMATS[format](iso, now).split(', ');
  return (
    <time dateTime={iso} title={`${formatMoment(iso)} (${iso})`}>
      <span className={classes.part}>{others.length === 0 ? first : `${first},`}</span>
      {others.map((part) => (
        <Fragment key={part}>
          {' '}
          <span className={classes.part}>{part}</span>
        </Fragment>
      ))}
    </time>
  );
}
