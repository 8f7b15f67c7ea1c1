import type { Database } from '@safecode/database/connection/create-database';
import { inTenantCommand, type TenantContext } from '@safecode/database/connection/in-tenant';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';

/** An organisation with an empty ledger, and somebody who writes in it. */
export async function makeOrganization(db: Database, slug: string): Promise<TenantContext> {
  const context: TenantContext = { organizationId: await reserveOrganizationId(db), actor: { kind: 'user', userId: 7, label: 'Zoë' } };
  await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name: slug, slug, isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: context.organizationId }] };
  });
  return context;
}
