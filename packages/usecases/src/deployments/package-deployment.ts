import type { Principal } from '@safecode/domain/access/principal';
import type { DeploymentPackage, packageDeploymentSchema } from '@safecode/domain/deployments/deployment';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { loadReview } from '../review/load-review.js';
import { describeChange } from './describe-change.js';
import { findVisibleDeployment } from './find-visible-deployment.js';

/** The files of a deployment, for the person who carries them to the platform. @throws access.not_found, access.denied */
export async function packageDeployment(deps: Deps, principal: Principal, input: z.infer<typeof packageDeploymentSchema>): Promise<DeploymentPackage> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const { deployment, code } = await findVisibleDeployment(tx, principal, input.deploymentId);
    const loaded = await loadReview(tx, principal, code);
    return deps.platforms[deployment.platform].package(await describeChange(tx, loaded, deployment));
  });
}
