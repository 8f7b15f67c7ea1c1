import type { QueueDepth } from '@safecode/observability/metrics/create-metrics';
import type { Pool } from 'pg';

/** How many jobs are ready, delayed to later (retries too), and dead, over all organisations. As the owner of the queue. */
export async function readQueueDepth(connections: Pick<Pool, 'query'>): Promise<QueueDepth> {
  const { rows } = await connections.query<{ ready: number; delayed: number; dead: number }>(`
    select count(*) filter (where attempts < max_attempts and locked_at is null and run_at <= now())::integer as ready,
           count(*) filter (where attempts < max_attempts and locked_at is null and run_at > now())::integer as delayed,
           count(*) filter (where attempts >= max_attempts and locked_at is null)::integer as dead
      from graphile_worker._private_jobs`);
  return rows[0] ?? { ready: 0, delayed: 0, dead: 0 };
}
