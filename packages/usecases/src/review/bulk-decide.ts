import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { BulkDecide } from '@safecode/domain/review/commands';
import type { BulkDecideResult } from '@safecode/domain/review/commands';
import type { Deps } from '../deps.js';

export async function bulkDecide(deps: Deps, principal: Principal, input: BulkDecide): Promise<BulkDecideResult> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
