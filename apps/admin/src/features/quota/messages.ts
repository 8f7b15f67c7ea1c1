import { formatNumber, formatPercent, plural } from '../../i18n/format-number.js';

export const messages = {
  title: 'Usage',
  lead: 'How many generations the organisation may make in a month. A generation that ends without code gives its place back.',
  thisMonth: 'This month',
  taken: 'Used',
  takenOf: (taken: number, limit: number) => `${formatNumber(taken)} of ${formatNumber(limit)}${limit === 0 ? '' : ` (${formatPercent(Math.min(1, taken / limit))})`}`,
  notCounted: 'Not counted: there is no limit.',
  left: 'Left',
  leftText: (left: number) => (left === 0 ? 'None. New requests are refused, and say when they will be taken again.' : plural(left, { one: '# generation', other: '# generations' })),
  resets: 'Counts again from',
  meter: 'Generations used this month',
  change: 'Limit',
  kind: 'Generations a month',
  unlimited: 'As many as needed',
  limited: 'At most',
  limit: 'Generations a month, at most',
  limitHint: 'Opal, keys and people count alike. 0 stops all generation.',
  below: (taken: number) => `${formatNumber(taken)} are used already: nothing more is generated until the next month begins.`,
  save: 'Save limit',
  saved: 'Limit saved.',
  notAllowed: 'You need the right "Set the limit of generations a month". An owner or admin can give it.',
} as const;
