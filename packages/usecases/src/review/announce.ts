import type { ReviewEventData, ReviewEventKind } from '@safecode/domain/review/events';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { insertReviewEvent } from '@safecode/database/review/event-repository';

/** Records what happened and has people told of it, in the transaction of the change: both are there, or neither. */
export async function announce(
  tx: TenantTransaction,
  event: { readonly codeId: number; readonly kinds: readonly ReviewEventKind[]; readonly data: ReviewEventData },
): Promise<void> {
  for (const kind of event.kinds) {
    const eventId = await insertReviewEvent(tx, { codeId: event.codeId, kind, data: event.data });
    await enqueueJob(tx, 'review.notify', { payload: { organizationId: tx.tenantContext.organizationId, eventId }, jobKey: `review.notify:${eventId}` });
  }
}
