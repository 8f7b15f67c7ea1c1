const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });
const dateOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dateTime = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

/** Under seven days "2 hours ago", else the date. Both arguments are instants; the future reads "in 3 hours". */
export function formatRelative(iso: string, now: Date): string {
  const then = new Date(iso);
  const delta = then.getTime() - now.getTime();
  const distance = Math.abs(delta);
  if (distance < 45 * SECOND) return 'just now';
  if (distance < 55 * MINUTE) return relative.format(Math.round(delta / MINUTE), 'minute');
  if (distance < 23 * HOUR) return relative.format(Math.round(delta / HOUR), 'hour');
  if (distance < WEEK) return relative.format(Math.round(delta / DAY), 'day');
  return dateOnly.format(then);
}

/** Date and time with the zone of this browser, e.g. "23 Nov 2026, 14:02 CET". */
export const formatMoment = (iso: string): string => dateTime.format(new Date(iso));

/** Date alone, for expiry and joining. */
export const formatDate = (iso: string): string => dateOnly.format(new Date(iso));

/** A day without a time (`2026-11-23`), which is the same day everywhere. */
export const formatDay = (day: string): string => dayOnly.format(new Date(`${day}T00:00:00Z`));

/** A due: how far away it is, and the moment itself with its zone, e.g. "in 3 hours (23 Nov 2026, 14:02 CET)". */
export const formatDue = (iso: string, now: Date): string => `${formatRelative(iso, now)} (${formatMoment(iso)})`;
