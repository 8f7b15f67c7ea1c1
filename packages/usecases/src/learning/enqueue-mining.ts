import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';

/** Has the corrections of a brand looked through, once for all changes of the same moments. */
export async function enqueueMining(tx: TenantTransaction, brandId: number): Promise<void> {
  await enqueueJob(tx, 'learning.mine', { payload: { organizationId: tx.tenantContext.organizationId, brandId }, jobKey: `learning.mine:${brandId}` });
}
