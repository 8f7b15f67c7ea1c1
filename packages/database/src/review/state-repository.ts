import type { Actor } from '@safecode/domain/access/actor';
import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What of a code's row a review needs. */
export interface CodeRow {
  readonly id: number;
  readonly brandId: number;
  readonly brandName: string;
  readonly pageType: string;
  readonly title: string;
  readonly status: CodeStatus;
  readonly templateId: number | null;
  readonly isBrandArchived: boolean;
}

const selectCode = (tx: TenantTransaction, id: number) =>
  tx
    .selectFrom('generated_code as code')
    .innerJoin('brands as brand', (join) => join.onRef('brand.organization_id', '=', 'code.organization_id').onRef('brand.id', '=', 'code.brand_id'))
    .select(['code.id', 'code.brand_id as brandId', 'brand.name as brandName', 'code.page_type as pageType', 'code.title', 'code.status', 'code.template_id as templateId'])
    .select(sql<boolean>`brand.status = 'archived'`.as('isBrandArchived'))
    .where('code.id', '=', id);

/** The code's row as it is now, or null. */
export async function findCodeRow(tx: TenantTransaction, id: number): Promise<CodeRow | null> {
  return (await selectCode(tx, id).executeTakeFirst()) ?? null;
}

/**
 * The code's row, locked until the transaction is over: commands on one code wait for each other, and each sees what the
 * one before it did. Null when there is none.
 */
export async function lockCodeRow(tx: TenantTransaction, id: number): Promise<CodeRow | null> {
  return (await selectCode(tx, id).forUpdate('code').executeTakeFirst()) ?? null;
}

/** Moves a code. The database refuses a move that its state machine does not have, and one without the votes. */
export async function updateCodeStatus(tx: TenantTransaction, id: number, status: CodeStatus): Promise<void> {
  await tx.updateTable('generated_code').set({ status }).where('id', '=', id).execute();
}

/** Ids of everybody who asked for, generated or edited a code. */
export async function listAuthors(tx: TenantTransaction, codeId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select a as id from app.code_authors(${tx.tenantContext.organizationId}, ${codeId}) as a order by a`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function countOpenThreads(tx: TenantTransaction, codeId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app.count_open_threads(${tx.tenantContext.organizationId}, ${codeId}) as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The person behind an actor: the maker of an API key, the member whose mail Opal named; null when there is none. */
export async function findPersonOf(tx: TenantTransaction, actor: Actor): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select app.person_of(${tx.tenantContext.organizationId}, ${JSON.stringify(actor)}::jsonb) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Names of people of the organisation; those who left are not among them. */
export async function listNames(tx: TenantTransaction, userIds: readonly number[]): Promise<{ userId: number; name: string }[]> {
  if (userIds.length === 0) return [];
  return tx.selectFrom('users').select(['id as userId', 'name']).where('id', 'in', [...userIds]).orderBy('name').orderBy('id').execute();
}
