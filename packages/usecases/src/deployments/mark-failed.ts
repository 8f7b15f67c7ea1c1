import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, markFailedSchema } from '@safecode/domain/deployments/deployment';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { updateDeployment } from '@safecode/database/deployments/deployment-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { runReviewCommand } from '../review/run-command.js';
import { assertDeployment, findVisibleDeployment } from './find-visible-deployment.js';

/** Says that a deployment failed, before it was live or after. @throws access.not_found, access.denied, deployment.illegal_move */
export async function markFailed(deps: Deps, principal: Principal, input: z.infer<typeof markFailedSchema>): Promise<DeploymentResult> {
  const { deploymentId, reason } = input;
  const { code } = await inTenant(deps.db, tenantContextOf(principal), (tx) => findVisibleDeployment(tx, principal, deploymentId));
  return runReviewCommand(deps, principal, {
    codeId: code.id,
    action: 'deployment.failed',
    note: reason,
    command: async (_, tx) => {
      const { status } = await assertDeployment(tx, deploymentId, { from: ['planned', 'live'], to: 'failed' });
      return { name: 'mark_failed', was: status === 'live' ? 'live' : 'planned' };
    },
    act: async (tx) => {
      await updateDeployment(tx, deploymentId, { status: 'failed', endedAt: deps.clock.now(), result: reason });
      return { data: { deploymentId }, after: { deploymentId } };
    },
    result: async ({ transition }, tx) => ({ deployment: await assertDeployment(tx, deploymentId, { from: ['failed'], to: 'failed' }), status: transition.state.status }),
  });
}
