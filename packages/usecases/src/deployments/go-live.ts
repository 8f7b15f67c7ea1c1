import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { updateDeployment } from '@safecode/database/deployments/deployment-repository';
import type { LoadedReview } from '../review/load-review.js';
import type { Acted } from '../review/run-command.js';

export interface LiveDeployment {
  readonly deploymentId: number;
  readonly externalId: string;
  readonly now: Date;
}

/** Records that a deployment is live, and that the one before it is not any more. */
export async function goLive(tx: TenantTransaction, { state }: LoadedReview, live: LiveDeployment): Promise<Acted> {
  const { deploymentId, externalId, now } = live;
  if (state.live !== null) await updateDeployment(tx, state.live.id, { status: 'replaced', endedAt: now, result: `Deployment #${deploymentId} went live.` });
  await updateDeployment(tx, deploymentId, { status: 'live', externalId, liveAt: now });
  return { data: { deploymentId }, after: { deploymentId, externalId, ...(state.live === null ? {} : { replaced: state.live.id }) } };
}
