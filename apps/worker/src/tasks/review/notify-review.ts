import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { tellOfReviewEvent } from '@safecode/usecases/notifications/tell-of-review-event';

export const notifyReview = (deps: Deps, payload: JobPayload<'review.notify'>): Promise<void> => tellOfReviewEvent(deps, payload);
