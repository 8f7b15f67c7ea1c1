import type { Role } from '@safecode/domain/access/roles';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewMember {
  readonly userId: number;
  readonly role: Role;
  readonly brandAccess: 'all' | 'listed';
  readonly brandRoles: readonly { readonly brandId: number; readonly role: Exclude<Role, 'owner'> }[];
}

/** Lets a person into the organisation in context. False when they are a member already; nothing is changed then. */
export async function insertMember(tx: TenantTransaction, member: NewMember): Promise<boolean> {
  const row = await tx
    .insertInto('memberships')
    .values({ user_id: member.userId, role: member.role, brand_access: member.brandAccess })
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id']).doNothing())
    .returning('user_id')
    .executeTakeFirst();
  if (row === undefined) return false;
  for (const { brandId, role } of member.brandRoles) await setBrandRole(tx, { userId: member.userId, brandId, role });
  return true;
}

/**
 * Changes a member's role and access to brands. Owners are counted under a lock, so that two owners cannot step down
 * at the same moment and leave none.
 * @throws access.not_found, access.last_owner
 */
export async function updateMember(tx: TenantTransaction, change: { userId: number; role: Role; brandAccess: 'all' | 'listed' }): Promise<void> {
  if (change.role !== 'owner') await assertOwnerRemains(tx, change.userId);
  const row = await tx
    .updateTable('memberships')
    .set({ role: change.role, brand_access: change.brandAccess, updated_at: sql<Date>`now()` })
    .where('user_id', '=', change.userId)
    .returning('user_id')
    .executeTakeFirst();
  if (row === undefined) throw new DomainError('access.not_found', { what: 'member' });
}

/** Takes a person out of the organisation, with their roles for brands. @throws access.not_found, access.last_owner */
export async function deleteMember(tx: TenantTransaction, userId: number): Promise<void> {
  await assertOwnerRemains(tx, userId);
  const row = await tx.deleteFrom('memberships').where('user_id', '=', userId).returning('user_id').executeTakeFirst();
  if (row === undefined) throw new DomainError('access.not_found', { what: 'member' });
}

/** Gives a role for one brand, or takes it away (`null`). @throws access.not_found for an unknown member or brand */
export async function setBrandRole(tx: TenantTransaction, change: { userId: number; brandId: number; role: Exclude<Role, 'owner'> | null }): Promise<void> {
  const { userId, brandId, role } = change;
  const known = await sql<{ member: boolean; brand: boolean }>`
    select exists (select 1 from memberships where user_id = ${userId}) as member, exists (select 1 from brands where id = ${brandId}) as brand`.execute(tx);
  if (known.rows[0]?.member !== true) throw new DomainError('access.not_found', { what: 'member' });
  if (known.rows[0].brand !== true) throw new DomainError('access.not_found', { what: 'brand' });
  if (role === null) {
    await tx.deleteFrom('brand_users').where('user_id', '=', userId).where('brand_id', '=', brandId).execute();
    return;
  }
  await tx
    .insertInto('brand_users')
    .values({ user_id: userId, brand_id: brandId, role })
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id', 'brand_id']).doUpdateSet({ role }))
    .execute();
}

/** Locks the owners' rows in one order, then refuses when the person is the only one. */
async function assertOwnerRemains(tx: TenantTransaction, userId: number): Promise<void> {
  const owners = await tx.selectFrom('memberships').select('user_id').where('role', '=', 'owner').orderBy('user_id').forUpdate().execute();
  if (owners.length === 1 && owners[0]?.user_id === userId) throw new DomainError('access.last_owner');
}
