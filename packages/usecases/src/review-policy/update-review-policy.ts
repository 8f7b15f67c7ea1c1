import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { UpdateReviewPolicy } from '@safecode/domain/review/review-policy';
import type { ReviewPolicy } from '@safecode/domain/review/review-policy';
import type { Deps } from '../deps.js';

export async function updateReviewPolicy(deps: Deps, principal: Principal, input: UpdateReviewPolicy): Promise<ReviewPolicy> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
