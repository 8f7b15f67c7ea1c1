import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';

/** Has the record of a template counted anew, because there is new code made from it. */
export async function enqueueTemplateRecord(tx: TenantTransaction, templateId: number | null): Promise<void> {
  if (templateId === null) return;
  const { organizationId } = tx.tenantContext;
  await enqueueJob(tx, 'templates.refresh_record', { payload: { organizationId, templateId }, jobKey: `template-record:${templateId}` });
}
