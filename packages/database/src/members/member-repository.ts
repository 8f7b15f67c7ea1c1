import type { Role } from '@safecode/domain/access/roles';
import type { Member } from '@safecode/domain/members/member';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

interface MemberRow {
  user_id: number;
  name: string;
  email: string;
  role: Role;
  brand_access: 'all' | 'listed';
  brand_roles: Member['brandRoles'];
  joined_at: Date;
  last_seen_at: Date | null;
}

/** Everybody in the organisation by name, with brand roles and when they were last seen. One statement. */
export async function listMembers(tx: TenantTransaction, userId?: number): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    select m.user_id, u.name, u.email, m.role, m.brand_access, m.created_at as joined_at, seen.last_seen_at,
           (select coalesce(jsonb_agg(jsonb_build_object('brandId', bu.brand_id, 'brandName', b.name, 'role', bu.role) order by b.name, b.id), '[]')
              from brand_users bu join brands b on b.organization_id = bu.organization_id and b.id = bu.brand_id
             where bu.organization_id = m.organization_id and bu.user_id = m.user_id) as brand_roles
      from memberships m join users u on u.id = m.user_id
      left join app.members_last_seen() seen on seen.user_id = m.user_id
     where ${userId === undefined ? sql`true` : sql`m.user_id = ${userId}`}
     order by u.name, u.id`.execute(tx);
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role,
    brandAccess: row.brand_access,
    brandRoles: row.brand_roles,
    joinedAt: toIso(row.joined_at),
    lastSeenAt: toIsoOrNull(row.last_seen_at),
  }));
}

export async function findMember(tx: TenantTransaction, userId: number): Promise<Member | null> {
  return (await listMembers(tx, userId))[0] ?? null;
}

export async function insertMember(tx: TenantTransaction, member: { userId: number; role: Role; brandAccess: 'all' | 'listed' }): Promise<void> {
  await tx.insertInto('memberships').values({ user_id: member.userId, role: member.role, brand_access: member.brandAccess }).execute();
}

/** False when there is no such member. */
export async function updateMember(tx: TenantTransaction, member: { userId: number; role: Role; brandAccess: 'all' | 'listed' }): Promise<boolean> {
  const row = await tx
    .updateTable('memberships')
    .set({ role: member.role, brand_access: member.brandAccess, updated_at: sql<Date>`now()` })
    .where('user_id', '=', member.userId)
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes somebody out of the organisation, brand roles included. The person and their other memberships stay. */
export async function deleteMember(tx: TenantTransaction, userId: number): Promise<boolean> {
  const row = await tx.deleteFrom('memberships').where('user_id', '=', userId).returning('user_id').executeTakeFirst();
  return row !== undefined;
}

/** Sets a person's role for one brand; null takes it away. */
export async function setBrandRole(tx: TenantTransaction, grant: { userId: number; brandId: number; role: Exclude<Role, 'owner'> | null }): Promise<void> {
  const { userId, brandId, role } = grant;
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

/**
 * How many owners the organisation has. Locks their rows, so that two owners who remove each other at the same time
 * cannot both find the other one there.
 */
export async function countOwnersForUpdate(tx: TenantTransaction): Promise<number> {
  const rows = await tx.selectFrom('memberships').select('user_id').where('role', '=', 'owner').orderBy('user_id').forUpdate().execute();
  return rows.length;
}
