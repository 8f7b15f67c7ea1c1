import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import type { Deps } from '../deps.js';

/** Has a model name the lessons of a brand, where there is one. */
export async function enqueueNaming({ lessonNamer }: Pick<Deps, 'lessonNamer'>, tx: TenantTransaction, brandId: number): Promise<void> {
  if (lessonNamer === undefined || lessonNamer === null) return;
  await enqueueJob(tx, 'learning.name', { payload: { organizationId: tx.tenantContext.organizationId, brandId }, jobKey: `learning.name:${brandId}` });
}
