import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

/** Closes calls whose process ended before it could answer, in every organisation. Answers how many. */
export async function closeStaleRequests(db: Database, age: { readonly lostAfterSeconds: number }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app.close_stale_requests(make_interval(secs => ${age.lostAfterSeconds})) as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A run that is open long after its deadline. */
export interface OverdueRun {
  readonly organizationId: number;
  readonly runId: number;
  readonly brandId: number;
}

/** Runs of every organisation that are open so many seconds after their deadline: ids only. */
export async function listOverdueRuns(db: Database, age: { readonly overdueSeconds: number }): Promise<OverdueRun[]> {
  const { rows } = await sql<{ organization_id: number; run_id: number; brand_id: number }>`
    select * from app.overdue_runs(make_interval(secs => ${age.overdueSeconds}))`.execute(db);
  return rows.map((row) => ({ organizationId: row.organization_id, runId: row.run_id, brandId: row.brand_id }));
}
