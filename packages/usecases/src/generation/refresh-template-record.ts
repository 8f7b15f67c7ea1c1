import { inTenant } from '@safecode/database/connection/in-tenant';
import { refreshTemplateRecord as recount } from '@safecode/database/templates/template-records';
import type { Deps } from '../deps.js';

/**
 * Counts anew what became of the code made from a template. The count is derived from the codes themselves, so running
 * it twice, or late, gives the same record; derived data has no ledger entry.
 */
export async function refreshTemplateRecord(deps: Deps, job: { readonly organizationId: number; readonly templateId: number }): Promise<void> {
  const context = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Worker' } as const };
  await inTenant(deps.db, context, (tx) => recount(tx, job.templateId));
}
