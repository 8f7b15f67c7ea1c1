import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, scheduleDeploymentSchema } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { planDeployment } from './plan-deployment.js';

/**
 * Plans a deployment of approved code for a time. What was approved is checked again when the time has come.
 * @throws access.not_found, access.denied, review.illegal_move, review.stale_revision, review.quorum_missing, deployment.open, deployment.time_past
 */
export async function scheduleDeployment(deps: Deps, principal: Principal, input: z.infer<typeof scheduleDeploymentSchema>): Promise<DeploymentResult> {
  const { at, ...rest } = input;
  return planDeployment(deps, principal, { input: rest, at: new Date(at) });
}
