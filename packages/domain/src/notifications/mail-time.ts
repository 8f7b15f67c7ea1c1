import type { MailTimes } from './settings.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When the mail about something that happens now is to be sent: now, or at the end of the hour or day it is gathered
 * for, and never in quiet hours (then at their end). Urgent mails are not gathered, but do not break the quiet either.
 * Times of day are those of the person's zone; on the day the clocks change a time that is left out is the moment of the
 * change, and one that is there twice counts the first time that lies ahead.
 */
export function mailTime(now: Date, { times, isUrgent }: { readonly times: MailTimes; readonly isUrgent: boolean }): Date {
  const gathered = isUrgent ? now : endOfGathering(now, times);
  const { quiet, timeZone } = times;
  if (quiet === null || !isWithin(minutesOfDay(gathered, timeZone), quiet)) return gathered;
  return nextTimeOfDay(gathered, quiet.until, timeZone);
}

function endOfGathering(now: Date, { digest, dailyAt, timeZone }: MailTimes): Date {
  if (digest === 'none') return now;
  if (digest === 'daily') return nextTimeOfDay(now, dailyAt, timeZone);
  const begun = (minutesOfDay(now, timeZone) % 60) * MINUTE_MS + (now.getTime() % MINUTE_MS);
  return new Date(now.getTime() - begun + 60 * MINUTE_MS);
}

function isWithin(minutes: number, quiet: { readonly from: string; readonly until: string }): boolean {
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)];
  return from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The first moment after `now` at which a clock in the zone shows the time. */
function nextTimeOfDay(now: Date, time: string, timeZone: string): Date {
  const today = Math.floor(wallClock(now, timeZone) / DAY_MS) * DAY_MS;
  for (let day = 0; day < 3; day += 1) {
    const next = momentsOf(today + day * DAY_MS + minutesOf(time) * MINUTE_MS, timeZone).find((moment) => moment > now.getTime());
    if (next !== undefined) return new Date(next);
  }
  throw new RangeError(`No clock in ${timeZone} shows ${time} within three days.`);
}

/** The moments at which a clock in the zone shows a wall time, in order: usually one, two when clocks go back. */
function momentsOf(wall: number, timeZone: string): number[] {
  // Offsets before and after any change near that time.
  const offsets = new Set([-DAY_MS, DAY_MS].map((away) => wallClock(new Date(wall + away), timeZone) - (wall + away)));
  const shown = [...offsets].map((offset) => wall - offset).filter((moment) => wallClock(new Date(moment), timeZone) === wall);
  if (shown.length > 0) return shown.sort((one, other) => one - other);
  return [changeAround(wall, { offsets: [...offsets], timeZone })];
}

/** Where clocks leave a time out: the moment they are put forward. */
function changeAround(wall: number, { offsets, timeZone }: { offsets: readonly number[]; timeZone: string }): number {
  let low = wall - Math.max(...offsets);
  let high = wall - Math.min(...offsets);
  const before = wallClock(new Date(low), timeZone) - low;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (wallClock(new Date(middle), timeZone) - middle === before) low = middle;
    else high = middle;
  }
  return high;
}

const minutesOfDay = (moment: Date, timeZone: string): number => Math.floor((wallClock(moment, timeZone) % DAY_MS) / MINUTE_MS);

/** What a clock in the zone shows, to the second, as if it stood in UTC. */
function wallClock(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
