import type { Actor } from '@safecode/domain/access/actor';
import type { ReviewEventData, ReviewEventKind } from '@safecode/domain/review/events';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Something that happened in a review, as telling people of it needs it. */
export interface ToldReviewEvent {
  readonly codeId: number;
  readonly brandId: number;
  readonly kind: ReviewEventKind;
  readonly actor: Actor;
  readonly data: ReviewEventData;
}

export async function findReviewEvent(tx: TenantTransaction, id: number): Promise<ToldReviewEvent | null> {
  const row = await tx
    .selectFrom('review_events as event')
    .innerJoin('generated_code as code', (join) => join.onRef('code.organization_id', '=', 'event.organization_id').onRef('code.id', '=', 'event.code_id'))
    .select(['event.code_id as codeId', 'code.brand_id as brandId', 'event.kind', 'event.actor', 'event.data'])
    .where('event.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
