import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { packageDeploymentSchema } from '@safecode/domain/deployments/deployment';
import type { DeploymentPackage } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function packageDeployment(deps: Deps, principal: Principal, input: z.infer<typeof packageDeploymentSchema>): Promise<DeploymentPackage> {
  deps.log.warn('review.not_ready', { organizationId: principal.organizationId, fields: Object.keys(input).length });
  throw new DomainError('service.unavailable');
}
