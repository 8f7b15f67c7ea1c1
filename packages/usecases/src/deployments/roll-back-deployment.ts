import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { rollBackDeploymentSchema } from '@safecode/domain/deployments/deployment';
import type { DeploymentResult } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function rollBackDeployment(deps: Deps, principal: Principal, input: z.infer<typeof rollBackDeploymentSchema>): Promise<DeploymentResult> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
