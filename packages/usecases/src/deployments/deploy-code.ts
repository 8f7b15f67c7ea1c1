import type { Principal } from '@safecode/domain/access/principal';
import type { deployCodeSchema, DeploymentResult } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { planDeployment } from './plan-deployment.js';

/**
 * Begins a deployment of approved code now.
 * @throws access.not_found, access.denied, review.illegal_move, review.stale_revision, review.quorum_missing, deployment.open
 */
export async function deployCode(deps: Deps, principal: Principal, input: z.infer<typeof deployCodeSchema>): Promise<DeploymentResult> {
  return planDeployment(deps, principal, { input, at: null });
}
