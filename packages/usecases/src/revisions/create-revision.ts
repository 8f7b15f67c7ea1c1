import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CreateRevision } from '@safecode/domain/review/revision';
import type { createRevisionResultSchema } from '@safecode/domain/review/revision';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function createRevision(deps: Deps, principal: Principal, input: CreateRevision): Promise<z.infer<typeof createRevisionResultSchema>> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
