import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { getReviewPolicySchema } from '@safecode/domain/review/review-policy';
import type { ReviewPolicy } from '@safecode/domain/review/review-policy';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function getReviewPolicy(deps: Deps, principal: Principal, input: z.infer<typeof getReviewPolicySchema>): Promise<ReviewPolicy> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
