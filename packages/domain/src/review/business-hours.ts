import type { WorkingHours } from './review-policy.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Days that are looked at: two thousand hours of one hour a week fit. After them the search ends where it is. */
const MAX_DAYS = 15_000;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clocks of a zone show at an instant, as if it were UTC. Milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  const parts = new Map(formatOf(timeZone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The instant at which the clocks of a zone show a time. A time that is skipped when the clocks go forward is read with
 * the offset from before; of a time that comes twice when they go back, the first is meant.
 */
function instantOf({ year, month, day }: Day, minutes: number, timeZone: string): number {
  const wanted = Date.UTC(year, month, day, 0, minutes);
  const before = wallClock(wanted - 24 * HOUR, timeZone) - (wanted - 24 * HOUR);
  const after = wallClock(wanted + 24 * HOUR, timeZone) - (wanted + 24 * HOUR);
  for (const offset of before > after ? [before, after] : [before, after].toReversed()) {
    const candidate = wanted - offset;
    if (wallClock(candidate, timeZone) === wanted) return candidate;
  }
  return wanted - before;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** Monday = 1 to Sunday = 7. */
const weekday = ({ year, month, day }: Day): number => ((new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7) + 1;

/**
 * The instant `hours` of working time after `start`. Time outside of the working hours does not count; an instant on a
 * day off begins with the next working day. Working time is what passes, so that a working day that holds the change of
 * the clocks has an hour more or less.
 */
export function addBusinessHours(start: Date, hours: number, working: WorkingHours): Date {
  const { timeZone, days } = working;
  const [from, to] = [minutesOf(working.from), minutesOf(working.to)];
  const first = new Date(wallClock(start.getTime(), timeZone));
  let left = hours * HOUR;
  let reached = start.getTime();
  for (let at = 0; at < MAX_DAYS; at += 1) {
    const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate() + at));
    const day: Day = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
    if (!days.includes(weekday(day))) continue;
    const opens = Math.max(instantOf(day, from, timeZone), start.getTime());
    const closes = instantOf(day, to, timeZone);
    if (closes <= opens) continue;
    if (left <= closes - opens) return new Date(opens + left);
    left -= closes - opens;
    reached = closes;
  }
  return new Date(reached);
}
