import { DEFAULT_WEEKS } from '@safecode/domain/learning-metrics/learning-metrics';

const DAY_MS = 86_400_000;

export interface Period {
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
  /** The same as days: both included. */
  readonly days: { readonly from: string; readonly to: string };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The span of generation that is looked at: whole days, UTC. An end before the beginning is one day. */
export function periodOf(input: { readonly from?: string | undefined; readonly to?: string | undefined }, now: Date): Period {
  const to = new Date(`${input.to ?? dayOf(now)}T00:00:00Z`);
  const from = input.from === undefined ? new Date(to.getTime() - (DEFAULT_WEEKS * 7 - 1) * DAY_MS) : new Date(`${input.from}T00:00:00Z`);
  const begin = from > to ? to : from;
  return { from: begin, until: new Date(to.getTime() + DAY_MS), days: { from: dayOf(begin), to: dayOf(to) } };
}

/** The part of a period that lies in the week that begins on a Monday. */
export function weekWithin(period: Period, week: string | undefined): Pick<Period, 'from' | 'until'> {
  if (week === undefined) return period;
  const monday = new Date(`${week}T00:00:00Z`);
  const next = new Date(monday.getTime() + 7 * DAY_MS);
  return { from: monday > period.from ? monday : period.from, until: next < period.until ? next : period.until };
}
