import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, markDeployedSchema } from '@safecode/domain/deployments/deployment';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { runReviewCommand } from '../review/run-command.js';
import { assertDeployment, findVisibleDeployment } from './find-visible-deployment.js';
import { goLive } from './go-live.js';

/**
 * Says that a planned deployment is live on its platform. One of the same code that was live is replaced.
 * @throws access.not_found, access.denied, deployment.illegal_move, review.illegal_move, review.stale_revision, review.quorum_missing
 */
export async function markDeployed(deps: Deps, principal: Principal, input: z.infer<typeof markDeployedSchema>): Promise<DeploymentResult> {
  const { deploymentId, externalId } = input;
  const { code } = await inTenant(deps.db, tenantContextOf(principal), (tx) => findVisibleDeployment(tx, principal, deploymentId));
  return runReviewCommand(deps, principal, {
    codeId: code.id,
    action: 'deployment.live',
    note: '',
    command: async (_, tx) => {
      const { contentHash } = await assertDeployment(tx, deploymentId, { from: ['planned'], to: 'live' });
      return { name: 'mark_deployed', contentHash };
    },
    act: (tx, loaded) => goLive(tx, loaded, { deploymentId, externalId, now: deps.clock.now() }),
    result: async ({ transition }, tx) => ({ deployment: await assertDeployment(tx, deploymentId, { from: ['live'], to: 'live' }), status: transition.state.status }),
  });
}
