import type { ReviewDecision, ReviewStage } from '@safecode/domain/review/review-policy';
import type { CastVote } from '@safecode/domain/review/votes';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A vote with what people read of it and what it binds to. */
export interface StoredVote extends CastVote {
  readonly name: string;
  readonly note: string;
  readonly at: string;
  /** When it was dismissed; null when it was not. */
  readonly dismissedAt: string | null;
  readonly astHash: string | null;
  readonly effectsHash: string | null;
}

/** Votes on a code in the order in which they were given, with what became of each and whether its voter may still vote. */
export async function listVotes(tx: TenantTransaction, code: { readonly id: number; readonly brandId: number }): Promise<StoredVote[]> {
  const { rows } = await sql<Omit<StoredVote, 'at' | 'dismissedAt'> & { at: Date; dismissedAt: Date | null }>`
    select v.id, v.user_id as "userId", coalesce(u.name, 'Somebody who left') as name, v.stage, v.decision, v.revision_number as revision, v.content_hash as "contentHash",
           v.ast_hash as "astHash", v.effects_hash as "effectsHash", v.note, v.created_at as at,
           array(select e.content_hash from review_vote_events e where e.vote_id = v.id and e.kind = 'carried') as "carriedTo",
           (select e.reason from review_vote_events e where e.vote_id = v.id and e.kind = 'dismissed' order by e.id limit 1) as dismissed,
           (select e.created_at from review_vote_events e where e.vote_id = v.id and e.kind = 'dismissed' order by e.id limit 1) as "dismissedAt",
           app.can_vote(v.organization_id, v.user_id, ${code.brandId}, v.stage) as "canVote",
           app.acts_as_owner(v.organization_id, v.code_id, v.stage, v.user_id, v.created_at) as "actsAsOwner",
           array(select item ->> 'key' from jsonb_array_elements(v.checklist) as item where (item ->> 'ticked')::boolean) as ticked
      from review_votes v left join users u on u.id = v.user_id
     where v.code_id = ${code.id} order by v.id`.execute(tx);
  return rows.map((row) => ({ ...row, at: toIso(row.at), dismissedAt: toIsoOrNull(row.dismissedAt) }));
}

export interface NewVote {
  readonly codeId: number;
  readonly revision: number;
  readonly contentHash: string;
  readonly astHash: string | null;
  readonly effectsHash: string | null;
  readonly stage: ReviewStage;
  readonly decision: ReviewDecision;
  readonly note: string;
  readonly checklist: readonly { readonly key: string; readonly ticked: boolean }[];
  readonly idempotencyKey: string | null;
}

/** Writes the vote of the person in context; nobody votes for somebody else. Answers its id. */
export async function insertVote(tx: TenantTransaction, vote: NewVote): Promise<number> {
  const { id } = await tx
    .insertInto('review_votes')
    .values({
      code_id: vote.codeId,
      revision_number: vote.revision,
      content_hash: vote.contentHash,
      ast_hash: vote.astHash,
      effects_hash: vote.effectsHash,
      stage: vote.stage,
      decision: vote.decision,
      note: vote.note,
      checklist: JSON.stringify(vote.checklist),
      idempotency_key: vote.idempotencyKey,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The vote a person gave under a key that the client chose, or null. */
export async function findVoteByKey(tx: TenantTransaction, userId: number, key: string): Promise<{ id: number; codeId: number } | null> {
  const row = await tx.selectFrom('review_votes').select(['id', 'code_id as codeId']).where('user_id', '=', userId).where('idempotency_key', '=', key).executeTakeFirst();
  return row ?? null;
}

export interface VoteChange {
  readonly kind: 'dismissed' | 'carried';
  readonly revision: number;
  readonly contentHash: string;
  readonly reason: string;
}

/** Records what became of votes; the votes themselves stay as they were given. */
export async function insertVoteEvents(tx: TenantTransaction, voteIds: readonly number[], change: VoteChange): Promise<void> {
  if (voteIds.length === 0) return;
  await tx
    .insertInto('review_vote_events')
    .values(voteIds.map((id) => ({ vote_id: id, kind: change.kind, revision_number: change.revision, content_hash: change.contentHash, reason: change.reason })))
    .execute();
}
