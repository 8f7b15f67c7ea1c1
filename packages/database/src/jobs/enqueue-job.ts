import { JOBS, type JobName, type JobOptions, type JobPayload } from '@safecode/domain/jobs/job-table';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Jobs that belong to an organisation: the only ones use cases add. */
export type TenantJobName = { [N in JobName]: JobPayload<N> extends { organizationId: number } ? N : never }[JobName];

/**
 * Adds a job in the transaction of the change it follows from: both are there, or neither. A job key replaces an
 * unstarted job of the same key in the organisation; a job that is gathered waits for others of its key instead.
 */
export async function enqueueJob<N extends TenantJobName>(
  tx: TenantTransaction,
  name: N,
  job: { readonly payload: JobPayload<N>; readonly jobKey?: string; readonly runAt?: Date },
): Promise<void> {
  const options: JobOptions = JOBS[name].options;
  const queue = queueOf(name, options, job.payload);
  const payload = JSON.stringify(job.payload);
  if (options.gatherSeconds !== undefined && job.jobKey !== undefined && job.runAt === undefined) {
    await sql`select app.gather_job(${name}, ${payload}::jsonb, ${job.jobKey}, ${options.gatherSeconds}, ${options.maxAttempts}, ${queue})`.execute(tx);
    return;
  }
  await sql`select app.enqueue_job(${name}, ${payload}::jsonb, ${job.jobKey ?? null}, ${job.runAt ?? null},
    ${options.maxAttempts}, ${queue})`.execute(tx);
}

/** Jobs of one queue run one after the other. Ids of brands are unique in the installation. */
function queueOf(name: JobName, options: JobOptions, of: { readonly organizationId: number; readonly brandId?: number }): string | null {
  if (options.serialPerOrganization) return `${name}:${of.organizationId}`;
  return options.serialPerBrand === true && of.brandId !== undefined ? `${name}:brand:${of.brandId}` : null;
}
