import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findDeployment } from '@safecode/database/deployments/deployment-repository';
import { findCodeRow, type CodeRow } from '@safecode/database/review/state-repository';

/** A deployment with its code, when the principal may see the brand. @throws access.not_found */
export async function findVisibleDeployment(tx: TenantTransaction, principal: Principal, id: number): Promise<{ readonly deployment: Deployment; readonly code: CodeRow }> {
  const deployment = await findDeployment(tx, id);
  const code = deployment === null ? null : await findCodeRow(tx, deployment.codeId);
  if (deployment === null || code === null || !hasBrandAccess(principal, code.brandId)) throw new DomainError('access.not_found', { what: 'deployment' });
  return { deployment, code };
}

const WANTED = { live: 'marked as live', failed: 'marked as failed', rolled_back: 'rolled back' } as const;

/** The deployment as it is under the lock of its code. @throws deployment.illegal_move when it is not in one of the statuses */
export async function assertDeployment(
  tx: TenantTransaction,
  id: number,
  move: { readonly from: readonly Deployment['status'][]; readonly to: keyof typeof WANTED },
): Promise<Deployment> {
  const deployment = await findDeployment(tx, id);
  if (deployment === null) throw new DomainError('access.not_found', { what: 'deployment' });
  if (move.from.includes(deployment.status)) return deployment;
  throw new DomainError('deployment.illegal_move', { status: deployment.status.replaceAll('_', ' '), wanted: WANTED[move.to] });
}
