import type { Role } from '@safecode/domain/access/roles';
import type { Member } from '@safecode/domain/members/member';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';

interface MemberRow {
  readonly user_id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly brand_access: 'all' | 'listed';
  readonly brand_roles: Member['brandRoles'];
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

const toMember = (row: MemberRow): Member => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role,
  brandAccess: row.brand_access,
  brandRoles: row.brand_roles,
  joinedAt: toIso(row.created_at),
  lastSeenAt: toIsoOrNull(row.last_seen_at),
});

const selectMembers = (condition: ReturnType<typeof sql>) => sql<MemberRow>`
  select m.user_id, u.name, u.email, m.role, m.brand_access, m.created_at, seen.last_seen_at,
         coalesce((select jsonb_agg(jsonb_build_object('brandId', b.id, 'brandName', b.name, 'role', bu.role) order by b.name)
                     from brand_users bu join brands b on b.organization_id = bu.organization_id and b.id = bu.brand_id
                    where bu.organization_id = m.organization_id and bu.user_id = m.user_id), '[]') as brand_roles
    from memberships m
    join users u on u.id = m.user_id
    left join app.members_last_seen() seen on seen.user_id = m.user_id
   where ${condition}
   order by lower(u.name), u.id`;

/** The people of the organisation by name, with their roles for single brands. */
export async function listMembers(tx: TenantTransaction): Promise<Member[]> {
  const { rows } = await selectMembers(sql`true`).execute(tx);
  return rows.map(toMember);
}

export async function findMember(tx: TenantTransaction, userId: number): Promise<Member | null> {
  const { rows } = await selectMembers(sql`m.user_id = ${userId}`).execute(tx);
  const [row] = rows;
  return row === undefined ? null : toMember(row);
}
