import { formatDate } from '../../i18n/format-time.js';

const DAY_MS = 86_400_000;

export const messages = {
  title: 'Absences',
  lead: 'While somebody is away, no review is asked of them. What waits for them goes to their stand-in, or to whoever may decide and has the least to do.',
  table: 'Who is away',
  person: 'Person',
  standIn: 'Stand-in',
  nobody: 'Whoever has the least to do',
  when: 'Away',
  from: 'First day away',
  to: 'Last day away',
  days: (startsAt: string, endsAt: string) => {
    const [first, last] = [formatDate(startsAt), formatDate(new Date(Date.parse(endsAt) - DAY_MS / 2).toISOString())];
    return first === last ? first : `${first} to ${last}`;
  },
  status: 'Status',
  setBy: 'Set by',
  actions: 'Actions',
  add: 'Set absence',
  me: (name: string) => `${name} (you)`,
  standInHint: 'Decides in their place, also as an owner. The vote stays valid when the person is back.',
  daysHint: 'Whole days, in the time zone of this browser.',
  empty: 'Nobody is away.',
  emptyText: 'Say when you are away, so that reviews go to somebody who is there.',
  emptyOwn: 'You have set no absence.',
  save: 'Save absence',
  saved: (name: string) => `The absence of ${name} is saved. Reviews are asked of others meanwhile.`,
  end: 'End',
  endNamed: (name: string) => `End the absence of ${name}`,
  endTitle: (name: string) => `End the absence of ${name}?`,
  endText: 'Reviews are asked of them again from now on. What went to somebody else stays there.',
  endVerb: 'End absence',
  ended: (name: string) => `${name} is not away any more.`,
} as const;
