import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { listRevisionsSchema } from '@safecode/domain/review/revision';
import type { codeSidesSchema } from '@safecode/domain/review/revision';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function listSides(deps: Deps, principal: Principal, input: z.infer<typeof listRevisionsSchema>): Promise<z.infer<typeof codeSidesSchema>> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
