import type { TenantTransaction } from '../connection/in-tenant.js';

/** The slug of the transaction's organisation: the start of every address of the console. */
export async function findOrganizationSlug(tx: TenantTransaction): Promise<string> {
  const { slug } = await tx.selectFrom('organizations').select('slug').where('id', '=', tx.tenantContext.organizationId).executeTakeFirstOrThrow();
  return slug;
}
