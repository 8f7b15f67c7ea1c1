import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Ids are reserved first, so that the organisation's row, first owner and first ledger entry are one transaction in its own context. */
export async function reserveOrganizationId(db: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`select app.reserve_organization_id() as id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('No organisation id could be reserved.');
  return row.id;
}

/** Writes the organisation of the context; its ledger starts with it. */
export async function insertOrganization(tx: TenantTransaction, organization: { name: string; slug: string; isDemo: boolean }): Promise<void> {
  await sql`insert into organizations (id, name, slug, is_demo) overriding system value
    values (${tx.tenantContext.organizationId}, ${organization.name}, ${organization.slug}, ${organization.isDemo})`.execute(tx);
}

export async function countOrganizations(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app.count_organizations() as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The organisation of the context. */
export async function findOrganization(tx: TenantTransaction): Promise<{ name: string; slug: string } | null> {
  const row = await tx.selectFrom('organizations').select(['name', 'slug']).executeTakeFirst();
  return row ?? null;
}

/** The id of an organisation by its address, in no organisation's context. */
export async function findOrganizationId(db: Database, slug: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select app.find_organization_by_slug(${slug}) as id`.execute(db);
  return rows[0]?.id ?? null;
}
