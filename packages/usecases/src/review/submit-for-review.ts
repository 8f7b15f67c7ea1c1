import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { submitReviewSchema } from '@safecode/domain/review/commands';
import type { ReviewOutcome } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function submitForReview(deps: Deps, principal: Principal, input: z.infer<typeof submitReviewSchema>): Promise<ReviewOutcome> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
