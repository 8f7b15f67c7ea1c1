import { sql, type Kysely } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { refuseTaken } from '../connection/refusals.js';
import type { Tables } from '../connection/tables.js';

/**
 * The id the next organisation will have. With it in context, the organisation, its first owner and its first ledger
 * entry are one transaction. An id that is never used is no loss.
 */
export async function reserveOrganizationId(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ id: number }>`select app.reserve_organization_id() as id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('No organisation id was reserved.');
  return row.id;
}

/** Makes the organisation in context. Its ledger starts with it. @throws conflict.exists for a taken slug */
export async function insertOrganization(tx: TenantTransaction, organization: { name: string; slug: string; isDemo: boolean }): Promise<void> {
  await refuseTaken({ what: 'an organisation with the address', value: organization.slug }, () =>
    sql`insert into organizations (id, name, slug, is_demo) overriding system value
        values (app.organization_id(), ${organization.name}, ${organization.slug}, ${organization.isDemo})`.execute(tx),
  );
}

export async function findOrganizationId(db: Kysely<Tables>, slug: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select app.find_organization_by_slug(${slug}) as id`.execute(db);
  return rows[0]?.id ?? null;
}

/** 0 before the first start has made one. */
export async function countOrganizations(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app.count_organizations() as count`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface Organization {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly isDemo: boolean;
}

/** The organisation in context. */
export async function findOwnOrganization(tx: TenantTransaction): Promise<Organization | null> {
  const row = await tx.selectFrom('organizations').select(['id', 'name', 'slug', 'is_demo']).executeTakeFirst();
  return row === undefined ? null : { id: row.id, name: row.name, slug: row.slug, isDemo: row.is_demo };
}
