import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DecideReview } from '@safecode/domain/review/commands';
import type { ReviewOutcome } from '@safecode/domain/review/commands';
import type { Deps } from '../deps.js';

export async function decideReview(deps: Deps, principal: Principal, input: DecideReview): Promise<ReviewOutcome> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
