import { standingVotes } from '@safecode/domain/review/decide-vote';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import { findRevision } from '@safecode/database/revisions/revision-repository';
import type { LoadedReview } from '../review/load-review.js';
import type { DeployedChange } from './deployment-port.js';

/** What a deployment takes to its platform: the text of its revision, which is the one that was approved. */
export async function describeChange(tx: TenantTransaction, { code, state, votes }: LoadedReview, deployment: Deployment): Promise<DeployedChange> {
  const revision = await findRevision(tx, code.id, deployment.revision);
  if (revision === null || revision.contentHash !== deployment.contentHash) throw new Error('The revision of a deployment is not what it names.');
  const { codeId, number, contentHash, pageType, javascript, css } = revision;
  const approvers = new Set(standingVotes(state).filter(({ decision }) => decision === 'approve').map(({ userId }) => userId));
  return {
    revision: { codeId, number, contentHash, pageType, javascript, css },
    deploymentId: deployment.id,
    title: code.title,
    brand: code.brandName,
    environment: deployment.environment,
    approvedBy: [...new Set(votes.filter(({ userId }) => approvers.has(userId)).map(({ name }) => name))],
  };
}
