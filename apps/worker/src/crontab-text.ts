import { CRONTAB } from '@safecode/domain/jobs/job-table';

/** The crontab of the domain in the library's own notation. A missed time is not run late: each job looks at all that is due. */
export const crontabText = (): string => CRONTAB.map(({ job, pattern }) => `${pattern} ${job} ?max=1`).join('\n');
