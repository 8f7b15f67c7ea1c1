import { CRONTAB } from '@safecode/domain/jobs/job-table';
import { parseCronItems, type ParsedCronItem } from 'graphile-worker';

/**
 * The crontab of the domain for the library. A missed time is not run late: each job looks at all that is due. An
 * occurrence that is still waiting is not added a second time.
 */
export const cronItems = (): ParsedCronItem[] =>
  parseCronItems(CRONTAB.map(({ job, pattern }) => ({ task: job, match: pattern, identifier: job, options: { backfillPeriod: 0, maxAttempts: 1, jobKey: job } })));
