import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, rollBackDeploymentSchema } from '@safecode/domain/deployments/deployment';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { runReviewCommand } from '../review/run-command.js';
import { assertDeployment, findVisibleDeployment } from './find-visible-deployment.js';
import { takeAway } from './take-away.js';

/**
 * Takes a live deployment back from its platform.
 * @throws access.not_found, access.denied, deployment.illegal_move, deployment.platform_failed
 */
export async function rollBackDeployment(deps: Deps, principal: Principal, input: z.infer<typeof rollBackDeploymentSchema>): Promise<DeploymentResult> {
  const { deploymentId, reason } = input;
  const { code } = await inTenant(deps.db, tenantContextOf(principal), (tx) => findVisibleDeployment(tx, principal, deploymentId));
  return runReviewCommand(deps, principal, {
    codeId: code.id,
    action: 'deployment.rolled_back',
    note: reason,
    command: async (_, tx) => {
      await assertDeployment(tx, deploymentId, { from: ['live'], to: 'rolled_back' });
      return { name: 'roll_back' };
    },
    act: (tx) => takeAway(deps, tx, { deploymentId, reason }),
    result: async ({ transition }, tx) => ({ deployment: await assertDeployment(tx, deploymentId, { from: ['rolled_back'], to: 'rolled_back' }), status: transition.state.status }),
  });
}
