import { randomBytes } from 'node:crypto';
import { insertBrand } from '@safecode/database/brands/brand-repository';
import type { Database } from '@safecode/database/connection/create-database';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { createUser } from '@safecode/database/identity/credentials';
import { insertMember } from '@safecode/database/members/member-repository';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';
import type { Brand, BrandContent } from '@safecode/domain/brands/brand';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';

/** An organisation with an owner and a brand, in which a test works. */
export interface TestOrganization {
  readonly organizationId: number;
  readonly slug: string;
  readonly owner: { readonly userId: number; readonly email: string };
  /** In the owner's name. */
  readonly context: TenantContext;
  readonly brand: Brand;
  /** A transaction of the organisation. */
  run<T>(work: (tx: TenantTransaction) => Promise<T>): Promise<T>;
}

/** A brand's content as a person would write it; fields given replace the ordinary ones. */
export const brandContent = (fields: Partial<BrandContent> = {}): BrandContent => ({
  name: 'Larkmoor',
  slug: 'larkmoor',
  site: 'https://shop.example',
  domains: ['shop.example'],
  ownPrefix: 'lm-',
  pageTypes: ['home', 'plp', 'pdp', 'cart'],
  description: '',
  ...fields,
});

/** Makes an organisation with an owner and a brand. Slug and mail address are new each time. */
export async function testOrganization(db: Database, options: { readonly brand?: Partial<BrandContent> } = {}): Promise<TestOrganization> {
  const slug = `org-${randomBytes(5).toString('hex')}`;
  const email = `owner@${slug}.example`;
  const userId = await createUser(db, { email, name: `Owner of ${slug}`, passwordHash: 'not a hash: nobody signs in' });
  const organizationId = await reserveOrganizationId(db);
  const context: TenantContext = { organizationId, actor: { kind: 'user', userId, label: `Owner of ${slug}` } };
  const brand = await inTenantCommand(db, context, async (tx) => {
    await insertOrganization(tx, { name: slug, slug, isDemo: false });
    await insertMember(tx, { userId, role: 'owner', brandAccess: 'all' });
    const made = await insertBrand(tx, brandContent(options.brand));
    const ledger: LedgerRecord[] = [
      { action: 'organization.created', objectType: 'organization', objectId: organizationId },
      { action: 'brand.created', objectType: 'brand', objectId: made.id, brandId: made.id },
    ];
    return { result: made, ledger };
  });
  return { organizationId, slug, owner: { userId, email }, context, brand, run: (work) => inTenant(db, context, work) };
}
