import type { NotificationEvent } from '../notifications/events.js';
import type { HealthState } from './health-state.js';
import type { Impact } from './health-view.js';

/** What an incident is at this moment, as people are to be told of it. */
export interface IncidentFacts {
  readonly isOver: boolean;
  /** Every selector it broke. */
  readonly selectors: readonly { readonly name: string; readonly pageType: string; readonly state: HealthState }[];
  readonly templates: Impact['templates'];
  readonly codes: Impact['codes'];
}

/** What people were told last. `count` 0: nothing. */
export interface ToldOfIncident {
  readonly count: number;
  readonly broken: number;
  readonly live: number;
  readonly isOver: boolean;
}

export type IncidentEvent = Extract<NotificationEvent, 'incident_opened' | 'incident_grown' | 'incident_closed'>;

const liveOf = ({ codes }: Pick<IncidentFacts, 'codes'>): number => codes.filter(({ status }) => status === 'deployed').length;

/**
 * What is to be told of an incident now; null: nothing that people do not know.
 *
 * ```
 *   nothing told --open--> opened --more selectors, or more live codes--> grown (again and again)
 *        '--over before anybody was told--> nothing        '--over--> closed, once
 * ```
 */
export function decideAlert(told: ToldOfIncident, facts: IncidentFacts): IncidentEvent | null {
  if (told.isOver || facts.selectors.length === 0) return null;
  if (facts.isOver) return told.count === 0 ? null : 'incident_closed';
  if (told.count === 0) return 'incident_opened';
  return facts.selectors.length > told.broken || liveOf(facts) > told.live ? 'incident_grown' : null;
}

/** What people know once they were told. */
export const toldAfter = (told: ToldOfIncident, facts: IncidentFacts): ToldOfIncident => ({
  count: told.count + 1,
  broken: Math.max(told.broken, facts.selectors.length),
  live: Math.max(told.live, liveOf(facts)),
  isOver: facts.isOver,
});

const NAMED = 8;
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const codesOf = (codes: Impact['codes'], isLive: boolean): string[] => codes.filter(({ status }) => (status === 'deployed') === isLive).map(({ id, title }) => `#${id} ${title}`);

/** An incident in words: `title` ends a sentence, `detail` has a line for each kind of thing that is concerned. */
export function describeIncident(facts: IncidentFacts): { readonly title: string; readonly detail: string } {
  const { selectors, templates, codes, isOver } = facts;
  const pages = [...new Set(selectors.map(({ pageType }) => pageType))].sort();
  const where = `on ${pages.join(', ')}`;
  if (isOver) return { title: `${plural(selectors.length, 'selector')} ${where}`, detail: '' };
  const gone = selectors.filter(({ state }) => state === 'gone').map(({ name }) => name);
  const [approved, live] = [codesOf(codes, false), codesOf(codes, true)];
  const lines = [
    `Broken: ${named(selectors.map(({ name }) => name))}.`,
    ...(gone.length === 0 ? [] : [`Gone from the page: ${named(gone)}.`]),
    ...(live.length === 0 ? [] : [`Live code at risk: ${named(live)}.`]),
    ...(approved.length === 0 ? [] : [`Approved code at risk: ${named(approved)}.`]),
    ...(templates.length === 0 ? [] : [`Templates at risk: ${named(templates.map(({ name }) => name))}.`]),
    ...(templates.length + codes.length === 0 ? ['Nothing that is approved uses them.'] : []),
  ];
  return { title: `${plural(selectors.length, 'selector')} broke ${where}`, detail: lines.join('\n') };
}
