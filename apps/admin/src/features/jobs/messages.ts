import type { JobName } from '@safecode/domain/jobs/job-table';
import { plural } from '../../i18n/format-number.js';

const JOBS: Readonly<Record<JobName, string>> = {
  'generation.run': 'Generate code',
  'templates.refresh_record': 'Refresh the record of a template',
  'invitations.send': 'Send an invitation',
  'review.notify': 'Tell people about a review',
  'review.watch_deadlines': 'Watch deadlines of reviews',
  'deployments.run': 'Carry out a planned deployment',
  'requests.close_stale': 'Close stale requests',
  'sessions.purge': 'Remove old sessions',
};

export const messages = {
  title: 'Failed jobs',
  lead: 'Work that used up its attempts. Retry it when the cause is gone, or discard it.',
  jobs: JOBS,
  select: (name: string) => `Select ${name}`,
  choose: 'Choose',
  chooseFirst: 'Choose at least one job.',
  selectAll: 'Select all loaded',
  job: 'Job',
  payload: 'About',
  attempts: 'Attempts',
  attemptsOf: (attempts: number, most: number) => `${attempts} of ${most}`,
  error: 'Last error',
  when: 'Failed',
  outcome: 'Result',
  outcomes: { retried: 'Will run again', discarded: 'Discarded', not_found: 'Not there any more' },
  selected: (count: number) => plural(count, { one: '# selected', other: '# selected' }),
  retry: 'Retry',
  discard: 'Discard',
  clear: 'Clear selection',
  retried: (count: number, missing: number) => `${plural(count, { one: '# job runs again', other: '# jobs run again' })}${missing === 0 ? '' : `, ${missing} were not there any more`}.`,
  discarded: (count: number, missing: number) => `${plural(count, { one: '# job discarded', other: '# jobs discarded' })}${missing === 0 ? '' : `, ${missing} were not there any more`}.`,
  discardTitle: (count: number) => plural(count, { one: 'Discard # job?', other: 'Discard # jobs?' }),
  discardText: 'What they should have done is not done, and cannot be brought back. The ledger keeps that you discarded them.',
  results: 'Results of the last action',
  notAllowed: 'You need the right "Retry or discard failed jobs". An owner or admin can give it.',
  empty: 'No job has failed for good.',
  emptyText: 'Jobs are tried several times by themselves; only those that never succeeded stand here.',
  none: 'none',
} as const;
