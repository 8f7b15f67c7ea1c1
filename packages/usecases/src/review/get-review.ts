import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { getReviewSchema } from '@safecode/domain/review/commands';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function getReview(deps: Deps, principal: Principal, input: z.infer<typeof getReviewSchema>): Promise<ReviewView> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
