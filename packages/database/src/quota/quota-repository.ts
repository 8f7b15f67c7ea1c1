import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface ReservedRun {
  readonly runId: number;
  /** Null for a run that is open: its place is settled or given back when it ends. Else whether it made code of its own. */
  readonly isCharged: boolean | null;
}

/**
 * Takes places of this month's limit, in the order of the runs, and answers the ids of those that got none. To be called
 * once a run, in the transaction that makes it, before or after it is written.
 */
export async function reserveGenerations(tx: TenantTransaction, runs: readonly ReservedRun[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from unnest(${runs.map(({ runId }) => runId)}::integer[], ${runs.map(({ isCharged }) => isCharged)}::boolean[]) as r (id, charged)
     where not app.reserve_generation(r.id, r.charged)`.execute(tx);
  return rows.map(({ id }) => id);
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
