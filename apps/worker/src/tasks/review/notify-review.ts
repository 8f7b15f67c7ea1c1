import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';

/** What happened in a review is in the log of the worker, by its id; the people concerned find it in what waits for them. */
export async function notifyReview(deps: Deps, payload: JobPayload<'review.notify'>): Promise<void> {
  deps.log.info('review.happened', { organizationId: payload.organizationId, eventId: payload.eventId });
}
