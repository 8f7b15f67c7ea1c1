import type { LedgerClass, LegalHold, PlaceHold, Retention, RetentionDays } from '@safecode/domain/ledger/retention';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

const EVER: RetentionDays = { security: null, review: null, generation: null, knowledge: null };

/** How long contents are kept; for ever until somebody sets it. */
export async function readRetention(tx: TenantTransaction): Promise<Retention> {
  const row = await tx.selectFrom('ledger_retention').selectAll().executeTakeFirst();
  if (row === undefined) return { days: EVER, version: 0, updatedAt: null, updatedBy: null };
  const { security_days: security, review_days: review, generation_days: generation, knowledge_days: knowledge } = row;
  return { days: { security, review, generation, knowledge }, version: row.version, updatedAt: toIso(row.updated_at), updatedBy: row.updated_by };
}

/** False when somebody changed it since the version named. */
export async function writeRetention(tx: TenantTransaction, days: RetentionDays, expectedVersion: number): Promise<boolean> {
  const { rows } = await sql`
    insert into ledger_retention as r (security_days, review_days, generation_days, knowledge_days)
    values (${days.security}, ${days.review}, ${days.generation}, ${days.knowledge})
    on conflict (organization_id) do update
       set security_days = excluded.security_days, review_days = excluded.review_days, generation_days = excluded.generation_days,
           knowledge_days = excluded.knowledge_days, version = r.version + 1, updated_at = now(), updated_by = app.actor_label()
     where r.version = ${expectedVersion}
    returning version`.execute(tx);
  return rows.length > 0;
}

export async function insertHold(tx: TenantTransaction, hold: PlaceHold): Promise<number> {
  const row = await tx
    .insertInto('legal_holds')
    .values({ scope: hold.scope, reason: hold.reason, brand_id: hold.scope === 'brand' ? hold.brandId : null, code_id: hold.scope === 'code' ? hold.codeId : null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** False when there is no such hold, or it was released before. */
export async function releaseHold(tx: TenantTransaction, id: number): Promise<boolean> {
  const { rows } = await sql`
    update legal_holds set released_at = now(), released_by = app.actor_label()
     where organization_id = app.organization_id() and id = ${id} and released_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** Holds, those in force first. */
export async function listHolds(tx: TenantTransaction): Promise<LegalHold[]> {
  const rows = await tx
    .selectFrom('legal_holds as hold')
    .leftJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'hold.organization_id').onRef('brand.id', '=', 'hold.brand_id'))
    .select(['hold.id', 'hold.scope', 'hold.brand_id', 'brand.name', 'hold.code_id', 'hold.reason', 'hold.placed_at', 'hold.placed_by', 'hold.released_at', 'hold.released_by'])
    .orderBy(sql`hold.released_at is not null`)
    .orderBy('hold.id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    brandId: row.brand_id,
    brandName: row.name,
    codeId: row.code_id,
    reason: row.reason,
    placedAt: toIso(row.placed_at),
    placedBy: row.placed_by,
    releasedAt: toIsoOrNull(row.released_at),
    releasedBy: row.released_by,
  }));
}

/** Up to when the contents of a class are due. */
export interface DueClass {
  readonly name: LedgerClass;
  readonly actions: readonly string[];
  readonly before: Date;
}

/** Entries of a class whose contents are due, at or below a sequence. */
const dueEntries = ({ actions, before }: DueClass, upTo: number) => sql`
  l.organization_id = app.organization_id() and l.sequence <= ${upTo}::bigint and l.sequence < app.ledger_sequence_at(${before})
  and l.action = any(${[...actions]}::text[])
  and (case when l.format = 1 then l.before is not null or l.after is not null or l.notes is not null else l.salt is not null end)`;

/** Whether a hold in force keeps an entry. */
const isHeld = sql<boolean>`exists (
  select 1 from legal_holds h
   where h.organization_id = l.organization_id and h.released_at is null
     and (h.scope = 'organization' or h.brand_id = l.brand_id or h.code_id = l.generated_code_id))`;

/** How many contents of a class are due, and how many more a hold keeps. */
export async function countDue(tx: TenantTransaction, due: DueClass, upTo: number): Promise<{ due: number; held: number }> {
  const { rows } = await sql<{ due: number; held: number }>`
    select count(*) filter (where not held)::integer as due, count(*) filter (where held)::integer as held
      from (select ${isHeld} as held from code_audit_log l where ${dueEntries(due, upTo)}) e`.execute(tx);
  return rows[0] ?? { due: 0, held: 0 };
}

/** The next entries to be emptied, as runs of sequences. */
export async function findDueRanges(tx: TenantTransaction, due: DueClass, window: { readonly upTo: number; readonly limit: number }): Promise<{ ranges: [number, number][]; entries: number }> {
  const { rows } = await sql<{ first: string; last: string }>`
    select lower(r) as first, upper(r) - 1 as last
      from unnest((select range_agg(int8range(e.sequence, e.sequence, '[]'))
                     from (select l.sequence from code_audit_log l where ${dueEntries(due, window.upTo)} and not ${isHeld} order by l.sequence limit ${window.limit}) e)) r
     order by 1`.execute(tx);
  const ranges = rows.map(({ first, last }): [number, number] => [Number(first), Number(last)]);
  return { ranges, entries: ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0) };
}

/** The oldest run of entries that are all emptied and older than a moment; null when the oldest entry is not. */
export async function findRemovable(
  tx: TenantTransaction,
  window: { readonly before: Date; readonly upTo: number; readonly limit: number },
): Promise<{ first: number; last: { sequence: number; hash: string; digest: string } } | null> {
  const { rows } = await sql<{ first: string; sequence: string; hash: string; digest: string }>`
    with bounds as (
      select (select l.sequence from code_audit_log l where l.organization_id = app.organization_id() order by l.sequence limit 1) as first,
             least(${window.upTo}::bigint + 1, app.ledger_sequence_at(${window.before}),
                   (select l.sequence from code_audit_log l
                     where l.organization_id = app.organization_id() and (l.salt is not null or l.before is not null or l.after is not null or l.notes is not null or ${isHeld})
                     order by l.sequence limit 1)) as stop)
    select b.first, l.sequence, l.hash, coalesce(l.digest, l.hash) as digest
      from bounds b join code_audit_log l on l.organization_id = app.organization_id() and l.sequence = least(b.stop, b.first + ${window.limit}::bigint) - 1
     where b.stop > b.first`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { first: Number(row.first), last: { sequence: Number(row.sequence), hash: row.hash, digest: row.digest } };
}
