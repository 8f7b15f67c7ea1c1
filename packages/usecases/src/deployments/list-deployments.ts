import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { listDeploymentsSchema } from '@safecode/domain/deployments/deployment';
import type { deploymentListSchema } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function listDeployments(deps: Deps, principal: Principal, input: z.infer<typeof listDeploymentsSchema>): Promise<z.infer<typeof deploymentListSchema>> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
