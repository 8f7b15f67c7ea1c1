import { formatNumber, plural } from '../../i18n/format-number.js';

const lines = (count: number): string => plural(count, { one: '# line', other: '# lines' });

export const messages = {
  view: 'View',
  modes: { split: 'Side by side', unified: 'One below the other', text: 'As text' },
  counter: (index: number | null, total: number) => (total === 0 ? 'No changes' : index === null ? plural(total, { one: '# change', other: '# changes' }) : `${index + 1} of ${formatNumber(total)}`),
  next: 'Next change',
  previous: 'Previous change',
  atChange: (index: number, total: number, line: number) => `Change ${index + 1} of ${total}, line ${line}`,
  copyPatch: 'Copy as patch',
  removed: (count: number) => `${formatNumber(count)} removed`,
  added: (count: number) => `${formatNumber(count)} added`,
  same: 'Both are the same.',
  folded: (count: number) => `${lines(count)} unchanged`,
  showDown: (count: number) => `${count} down: show more from above`,
  showUp: (count: number) => `${count} up: show more from below`,
  down: (count: number) => `${count} down`,
  up: (count: number) => `${count} up`,
  showAll: (count: number) => `All: show ${lines(count)}`,
  all: 'All',
  formatting: (count: number) => `Formatting only, ${lines(count)}`,
  show: 'Show',
  hide: 'Hide',
  movedTo: (count: number, line: number) => `${lines(count)} moved to line ${line}`,
  movedFrom: (count: number, line: number) => `${lines(count)} moved here from line ${line}`,
  byLine: 'Some changes are shown by whole lines: the two differ too much to compare them character by character.',
  marks: { open: '●', resolved: '✓' },
  removedLine: 'removed: ',
  addedLine: 'added: ',
  signs: { same: ' ', removed: '-', added: '+' },
} as const;
