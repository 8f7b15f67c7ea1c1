import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentResult, unscheduleDeploymentSchema } from '@safecode/domain/deployments/deployment';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findDeployment } from '@safecode/database/deployments/deployment-repository';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { runReviewCommand } from '../review/run-command.js';

/** Takes a planned deployment back. @throws access.not_found, access.denied, review.illegal_move */
export async function unscheduleDeployment(deps: Deps, principal: Principal, input: z.infer<typeof unscheduleDeploymentSchema>): Promise<DeploymentResult> {
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: 'deployment.unscheduled',
    note: '',
    command: () => ({ name: 'unschedule' }),
    act: async (_, { state }) => ({ data: state.planned === null ? {} : { deploymentId: state.planned.id }, after: {} }),
    result: async ({ loaded, transition }, tx) => {
      const deployment = await findDeployment(tx, loaded.state.planned?.id ?? 0);
      if (deployment === null) throw new DomainError('access.not_found', { what: 'deployment' });
      return { deployment, status: transition.state.status };
    },
  });
}
