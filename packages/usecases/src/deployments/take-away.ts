import { DomainError } from '@safecode/domain/errors/domain-error';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { updateDeployment } from '@safecode/database/deployments/deployment-repository';
import type { Deps } from '../deps.js';
import type { Acted } from '../review/run-command.js';
import { assertDeployment } from './find-visible-deployment.js';

/**
 * Takes a live deployment away, from the platform first: what the product says is not ahead of what shoppers see.
 * @throws deployment.platform_failed when the platform does not answer; nothing is recorded then
 */
export async function takeAway(deps: Deps, tx: TenantTransaction, taken: { readonly deploymentId: number; readonly reason: string }): Promise<Acted> {
  const { deploymentId, reason } = taken;
  const { platform, externalId } = await assertDeployment(tx, deploymentId, { from: ['live'], to: 'rolled_back' });
  const port = deps.platforms[platform];
  if (port.mode === 'automatic') {
    await port.rollBack({ deploymentId, externalId }).catch((error: unknown) => {
      throw new DomainError('deployment.platform_failed', { reason: 'it did not answer' }, { cause: error });
    });
  }
  await updateDeployment(tx, deploymentId, { status: 'rolled_back', endedAt: deps.clock.now(), result: reason });
  return { data: { deploymentId }, after: { deploymentId } };
}
