import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { deploymentListSchema, listDeploymentsSchema } from '@safecode/domain/deployments/deployment';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listDeployments as selectDeployments } from '@safecode/database/deployments/deployment-repository';
import { findCodeRow } from '@safecode/database/review/state-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Deployments of code, the newest first. @throws access.not_found, access.denied */
export async function listDeployments(deps: Deps, principal: Principal, input: z.infer<typeof listDeploymentsSchema>): Promise<z.infer<typeof deploymentListSchema>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    return { rows: await selectDeployments(tx, code.id) };
  });
}
