import { JOBS, type JobName, type JobPayload } from '@safecode/domain/jobs/job-table';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Jobs that belong to an organisation: the only ones use cases add. */
export type TenantJobName = { [N in JobName]: JobPayload<N> extends { organizationId: number } ? N : never }[JobName];

/**
 * Adds a job in the transaction of the change it follows from: both are there, or neither. A job key replaces an
 * unstarted job of the same key in the organisation.
 */
export async function enqueueJob<N extends TenantJobName>(
  tx: TenantTransaction,
  name: N,
  job: { readonly payload: JobPayload<N>; readonly jobKey?: string; readonly runAt?: Date },
): Promise<void> {
  const { options } = JOBS[name];
  const queue = options.serialPerOrganization ? `${name}:${tx.tenantContext.organizationId}` : null;
  await sql`select app.enqueue_job(${name}, ${JSON.stringify(job.payload)}::jsonb, ${job.jobKey ?? null}, ${job.runAt ?? null},
    ${options.maxAttempts}, ${queue})`.execute(tx);
}
