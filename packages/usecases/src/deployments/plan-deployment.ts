import type { Principal } from '@safecode/domain/access/principal';
import type { Deployment, DeploymentResult, deployCodeSchema } from '@safecode/domain/deployments/deployment';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { insertDeployment, updateDeployment } from '@safecode/database/deployments/deployment-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import type { LoadedReview } from '../review/load-review.js';
import { runReviewCommand } from '../review/run-command.js';

type Input = z.infer<typeof deployCodeSchema>;

/**
 * Plans a deployment of approved code, for a time or for now. The job that carries it out is added in the same transaction
 * and checks everything again. A platform that people serve by hand needs no job for now.
 */
export async function planDeployment(deps: Deps, principal: Principal, { input, at }: { readonly input: Input; readonly at: Date | null }): Promise<DeploymentResult> {
  const { contentHash } = input;
  let planned: Deployment | null = null;
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: at === null ? 'deployment.planned' : 'deployment.scheduled',
    note: '',
    command: () => (at === null ? { name: 'deploy', contentHash } : { name: 'schedule', contentHash, at }),
    act: async (tx, loaded) => {
      planned = await write(deps, tx, { input, at, loaded });
      const { id, platform, environment, scheduledFor } = planned;
      return { data: { deploymentId: id }, after: { deploymentId: id, platform, environment, scheduledFor } };
    },
    result: ({ transition }) => {
      if (planned === null) throw new Error('The deployment was not written.');
      return { deployment: planned, status: transition.state.status };
    },
  });
}

async function write(deps: Deps, tx: TenantTransaction, plan: { readonly input: Input; readonly at: Date | null; readonly loaded: LoadedReview }): Promise<Deployment> {
  const { input, at, loaded } = plan;
  const { platform, environment } = input;
  const deployment = await insertDeployment(tx, { codeId: input.id, revision: loaded.head.number, contentHash: loaded.head.contentHash, platform, environment, scheduledFor: at });
  if (at === null && deps.platforms[platform].mode === 'by_hand') return updateDeployment(tx, deployment.id, { handedOverAt: deps.clock.now() });
  const payload = { organizationId: tx.tenantContext.organizationId, deploymentId: deployment.id };
  await enqueueJob(tx, 'deployments.run', { payload, jobKey: `deployments.run:${deployment.id}`, ...(at === null ? {} : { runAt: at }) });
  return deployment;
}
