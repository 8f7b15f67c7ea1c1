import type { Actor } from '@safecode/domain/access/actor';
import type { ReviewStage } from '@safecode/domain/review/review-policy';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** The open question to reviewers. */
export interface OpenRequest {
  readonly id: number;
  readonly revision: number;
  readonly note: string;
  readonly submittedBy: Actor;
  readonly submittedAt: string;
  readonly dueAt: string;
  readonly escalateAt: string | null;
  readonly escalatedAt: string | null;
  readonly expiresAt: string | null;
}

export async function findOpenRequest(tx: TenantTransaction, codeId: number): Promise<OpenRequest | null> {
  const row = await tx
    .selectFrom('review_requests')
    .select(['id', 'revision_number', 'note', 'submitted_by', 'submitted_at', 'due_at', 'escalate_at', 'escalated_at', 'expires_at'])
    .where('code_id', '=', codeId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    revision: row.revision_number,
    note: row.note,
    submittedBy: row.submitted_by,
    submittedAt: toIso(row.submitted_at),
    dueAt: toIso(row.due_at),
    escalateAt: toIsoOrNull(row.escalate_at),
    escalatedAt: toIsoOrNull(row.escalated_at),
    expiresAt: toIsoOrNull(row.expires_at),
  };
}

export interface NewRequest {
  readonly codeId: number;
  readonly brandId: number;
  readonly revision: number;
  readonly note: string;
  readonly submittedAt: Date;
  readonly dueAt: Date;
  readonly escalateAt: Date | null;
  readonly expiresAt: Date | null;
}

/** Opens a request in the name of the context's actor. The code has none that is open. */
export async function insertRequest(tx: TenantTransaction, request: NewRequest): Promise<number> {
  const { id } = await tx
    .insertInto('review_requests')
    .values({
      code_id: request.codeId,
      brand_id: request.brandId,
      revision_number: request.revision,
      note: request.note,
      submitted_at: request.submittedAt,
      due_at: request.dueAt,
      escalate_at: request.escalateAt,
      expires_at: request.expiresAt,
      close_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Closes the open request of a code, if there is one. */
export async function closeRequest(tx: TenantTransaction, codeId: number, closing: { readonly at: Date; readonly reason: string }): Promise<void> {
  await tx.updateTable('review_requests').set({ closed_at: closing.at, close_reason: closing.reason }).where('code_id', '=', codeId).where('closed_at', 'is', null).execute();
}

export async function markEscalated(tx: TenantTransaction, requestId: number, at: Date): Promise<void> {
  await tx.updateTable('review_requests').set({ escalated_at: at }).where('id', '=', requestId).execute();
}

export interface Assignee {
  readonly userId: number;
  readonly name: string;
  readonly stage: ReviewStage;
}

export async function listAssignees(tx: TenantTransaction, requestId: number): Promise<Assignee[]> {
  return tx
    .selectFrom('review_assignees as asked')
    .innerJoin('users as person', 'person.id', 'asked.user_id')
    .select(['asked.user_id as userId', 'person.name', 'asked.stage'])
    .where('asked.request_id', '=', requestId)
    .orderBy('person.name')
    .orderBy('asked.user_id')
    .execute();
}

/** A request to reviewers, open or closed. */
export interface PastRequest {
  readonly id: number;
  readonly revision: number;
  readonly note: string;
  readonly submittedBy: string;
  readonly submittedAt: string;
  readonly closedAt: string | null;
}

/** Every time a code was sent to review, the first one first. */
export async function listRequests(tx: TenantTransaction, codeId: number): Promise<PastRequest[]> {
  const rows = await tx
    .selectFrom('review_requests')
    .select(['id', 'revision_number', 'note', 'submitted_by', 'submitted_at', 'closed_at'])
    .where('code_id', '=', codeId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    revision: row.revision_number,
    note: row.note,
    submittedBy: row.submitted_by.label,
    submittedAt: toIso(row.submitted_at),
    closedAt: toIsoOrNull(row.closed_at),
  }));
}

/** Asks people by name, beside those who are asked already. */
export async function insertAssignees(tx: TenantTransaction, requestId: number, people: readonly Omit<Assignee, 'name'>[]): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('review_assignees')
    .values(people.map(({ userId, stage }) => ({ request_id: requestId, user_id: userId, stage })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Asks other people than before. */
export async function replaceAssignees(tx: TenantTransaction, requestId: number, people: readonly Omit<Assignee, 'name'>[]): Promise<void> {
  await tx.deleteFrom('review_assignees').where('request_id', '=', requestId).execute();
  await insertAssignees(tx, requestId, people);
}

/** Somebody who may decide, with how many open requests they are asked for already, and who stands in while they are away. */
export interface Reviewer extends Assignee {
  readonly openRequests: number;
  readonly isAway: boolean;
  readonly standInUserId: number | null;
}

/** Everybody who may decide on code of a brand, the one with the fewest open requests first. A person can be there for both stages. */
export async function listReviewers(tx: TenantTransaction, brandId: number): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    select m.user_id as "userId", u.name, s.stage,
           (select count(*)::integer from review_assignees a join review_requests r on r.organization_id = a.organization_id and r.id = a.request_id
             where a.user_id = m.user_id and r.closed_at is null) as "openRequests",
           away.id is not null as "isAway", away.stand_in_user_id as "standInUserId"
      from memberships m join users u on u.id = m.user_id cross join unnest(array['qa', 'approval']) as s (stage)
      left join lateral app.absence_at(m.organization_id, m.user_id, now()) as away on true
     where app.can_vote(m.organization_id, m.user_id, ${brandId}, s.stage)
     order by "openRequests", m.user_id`.execute(tx);
  return rows;
}

/** Codes of every organisation of which something is due: ids only. */
export async function listDueReviews(db: Database, now: Date): Promise<{ organizationId: number; codeId: number }[]> {
  const { rows } = await sql<{ organization_id: number; code_id: number }>`select * from app.due_reviews(${now})`.execute(db);
  return rows.map((row) => ({ organizationId: row.organization_id, codeId: row.code_id }));
}
