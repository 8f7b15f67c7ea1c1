import type { ReviewEventData, ReviewEventKind } from '@safecode/domain/review/events';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Records what happened, for those who are told. Answers its id. */
export async function insertReviewEvent(tx: TenantTransaction, event: { readonly codeId: number; readonly kind: ReviewEventKind; readonly data: ReviewEventData }): Promise<number> {
  const { id } = await tx
    .insertInto('review_events')
    .values({ code_id: event.codeId, kind: event.kind, data: JSON.stringify(event.data) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
