import { REVIEW_NOTIFICATIONS } from '@safecode/domain/notifications/review-notifications';
import { listCodeAuthors } from '@safecode/database/discussions/code-texts';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findReviewEvent } from '@safecode/database/notifications/review-event';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { notifyPeople } from './notify-people.js';

/**
 * Tells people of something that happened in a review, those only who may see the code now. Run twice it tells once: the
 * notification is keyed by the event.
 */
export async function tellOfReviewEvent(deps: Deps, job: { readonly organizationId: number; readonly eventId: number }): Promise<void> {
  const { organizationId, eventId } = job;
  const event = await inTenant(deps.db, { organizationId, actor: { kind: 'system', label: 'Worker' } }, (tx) => findReviewEvent(tx, eventId));
  if (event === null) return;
  // In the name of who did it: their name stands in the notification, and they are not told of what they did themselves.
  await inTenant(deps.db, { organizationId, actor: event.actor }, async (tx) => {
    const readers = await readersOf(tx, event.brandId);
    const people = { asked: event.data.askedUserIds ?? [], authors: await listCodeAuthors(tx, event.codeId) };
    for (const { event: kind, to } of REVIEW_NOTIFICATIONS[event.kind]) {
      await notifyPeople(deps, tx, {
        event: kind,
        about: { kind: 'code', codeId: event.codeId, threadId: null, commentId: null },
        dedupeKey: `review:${eventId}`,
        people: readers.filter(({ userId }) => people[to].includes(userId)),
      });
    }
  });
}
