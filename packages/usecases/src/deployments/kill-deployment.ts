import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, killDeploymentSchema } from '@safecode/domain/deployments/deployment';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { runReviewCommand } from '../review/run-command.js';
import { assertDeployment } from './find-visible-deployment.js';
import { takeAway } from './take-away.js';

/**
 * The kill switch: takes away what is live of a code at once, without asking anybody, and opens a request to look at it
 * afterwards.
 * @throws access.not_found, access.denied, review.illegal_move when nothing is live, deployment.platform_failed
 */
export async function killDeployment(deps: Deps, principal: Principal, input: z.infer<typeof killDeploymentSchema>): Promise<DeploymentResult> {
  const { id, reason } = input;
  return runReviewCommand(deps, principal, {
    codeId: id,
    action: 'deployment.killed',
    note: reason,
    command: () => ({ name: 'kill' }),
    act: (tx, { state }) => takeAway(deps, tx, { deploymentId: state.live?.id ?? 0, reason }),
    result: async ({ acted, transition }, tx) => ({
      deployment: await assertDeployment(tx, acted.data.deploymentId ?? 0, { from: ['rolled_back'], to: 'rolled_back' }),
      status: transition.state.status,
    }),
  });
}
