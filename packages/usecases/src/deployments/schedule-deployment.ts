import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { scheduleDeploymentSchema } from '@safecode/domain/deployments/deployment';
import type { DeploymentResult } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function scheduleDeployment(deps: Deps, principal: Principal, input: z.infer<typeof scheduleDeploymentSchema>): Promise<DeploymentResult> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
