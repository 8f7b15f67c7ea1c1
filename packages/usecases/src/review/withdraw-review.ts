import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { withdrawReviewSchema } from '@safecode/domain/review/commands';
import type { ReviewOutcome } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function withdrawReview(deps: Deps, principal: Principal, input: z.infer<typeof withdrawReviewSchema>): Promise<ReviewOutcome> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
