import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/**
 * Takes a place of this month's limit for a run; false when none is left. To be called in the transaction that makes the
 * run, once a run. The place is settled or given back by the database when the run ends. As `app.reserve_generation(id)`
 * it can stand in the RETURNING of the insert as well.
 */
export async function tryReserveGeneration(tx: TenantTransaction, runId: number): Promise<boolean> {
  const { rows } = await sql<{ admitted: boolean }>`select app.reserve_generation(${runId}::integer) as admitted`.execute(tx);
  return rows[0]?.admitted === true;
}

export interface QuotaState {
  readonly monthlyLimit: number | null;
  readonly taken: number;
}

/** The limit of the organisation in context and what of this month is taken. */
export async function findQuota(tx: TenantTransaction): Promise<QuotaState> {
  const { rows } = await sql<{ monthly_limit: number; taken: number | null }>`
    select q.monthly_limit, m.taken from generation_quotas q
      left join quota_months m on m.organization_id = q.organization_id and m.month = app.quota_month()`.execute(tx);
  const [row] = rows;
  return row === undefined ? { monthlyLimit: null, taken: 0 } : { monthlyLimit: row.monthly_limit, taken: row.taken ?? 0 };
}

/**
 * Sets or (null) lifts the limit. A limit that is new counts what this month has charged before it, so that it holds for
 * the whole month.
 */
export async function saveMonthlyLimit(tx: TenantTransaction, monthlyLimit: number | null): Promise<void> {
  if (monthlyLimit === null) {
    await tx.deleteFrom('generation_quotas').execute();
    return;
  }
  const { rows } = await sql<{ is_new: boolean }>`
    insert into generation_quotas as q (monthly_limit) values (${monthlyLimit})
    on conflict (organization_id) do update set monthly_limit = excluded.monthly_limit, changed_by = app.actor_label(), changed_at = now()
    returning xmax = 0 as is_new`.execute(tx);
  if (rows[0]?.is_new === true) await countMonthAnew(tx);
}

async function countMonthAnew(tx: TenantTransaction): Promise<void> {
  await sql`
    insert into quota_months as m (month, taken)
    select app.quota_month(),
           (select count(*) from generation_runs g
             where g.created_at >= app.quota_month() at time zone 'UTC' and g.finished_at is not null and app.is_charged(g.status, g.cached))
         + (select count(*) from quota_reservations r where r.month = app.quota_month() and not r.is_settled)
    on conflict (organization_id, month) do update set taken = excluded.taken`.execute(tx);
}
