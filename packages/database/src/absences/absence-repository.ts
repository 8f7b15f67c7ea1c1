import type { Absence } from '@safecode/domain/absences/absence';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewAbsence {
  readonly userId: number;
  readonly standInUserId: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Keeps an absence. It counts from now on, however early it begins. Answers its id. */
export async function insertAbsence(tx: TenantTransaction, absence: NewAbsence): Promise<number> {
  const { id } = await tx
    .insertInto('absences')
    .values({ user_id: absence.userId, stand_in_user_id: absence.standInUserId, starts_at: absence.startsAt, ends_at: absence.endsAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const selectAbsences = (tx: TenantTransaction) =>
  tx
    .selectFrom('absences as away')
    .innerJoin('users as person', 'person.id', 'away.user_id')
    .leftJoin('users as other', 'other.id', 'away.stand_in_user_id')
    .select(['away.id', 'away.user_id', 'person.name', 'away.stand_in_user_id', 'other.name as stand_in_name', 'away.starts_at', 'away.ends_at', 'away.created_by'])
    .where('away.cancelled_at', 'is', null);
type Row = Awaited<ReturnType<ReturnType<typeof selectAbsences>['executeTakeFirstOrThrow']>>;

const toAbsence = (row: Row, now: Date): Absence => ({
  id: row.id,
  person: { userId: row.user_id, name: row.name },
  standIn: row.stand_in_user_id === null ? null : { userId: row.stand_in_user_id, name: row.stand_in_name ?? 'Somebody who left' },
  startsAt: toIso(row.starts_at),
  endsAt: toIso(row.ends_at),
  isNow: row.starts_at <= now,
  setBy: row.created_by.label,
});

/** Absences that are not over and were not ended, the next one first; of one person, or of all. */
export async function listAbsences(tx: TenantTransaction, { now, userId }: { readonly now: Date; readonly userId?: number | undefined }): Promise<Absence[]> {
  let rows = selectAbsences(tx).where('away.ends_at', '>', now);
  if (userId !== undefined) rows = rows.where('away.user_id', '=', userId);
  return (await rows.orderBy('away.starts_at').orderBy('away.id').execute()).map((row) => toAbsence(row, now));
}

/** One that is not over and was not ended, locked; null when there is none. */
export async function findAbsenceForUpdate(tx: TenantTransaction, id: number, now: Date): Promise<Absence | null> {
  const row = await selectAbsences(tx).where('away.id', '=', id).where('away.ends_at', '>', now).forUpdate('away').executeTakeFirst();
  return row === undefined ? null : toAbsence(row, now);
}

/** Ends it now; one that has not begun never does. */
export async function cancelAbsence(tx: TenantTransaction, id: number): Promise<void> {
  await tx.updateTable('absences').set({ cancelled_at: sql<Date>`now()`, cancelled_by: sql<string>`coalesce(app.actor_label(), '')` }).where('id', '=', id).execute();
}

/** Codes of every organisation whose review waits for somebody who is away: ids only. */
export async function listReviewsOfAbsent(db: Database, now: Date): Promise<{ organizationId: number; codeId: number }[]> {
  const { rows } = await sql<{ organization_id: number; code_id: number }>`select * from app.reviews_of_absent(${now})`.execute(db);
  return rows.map((row) => ({ organizationId: row.organization_id, codeId: row.code_id }));
}
