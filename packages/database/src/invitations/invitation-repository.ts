import type { Role } from '@safecode/domain/access/roles';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Invitation } from '@safecode/domain/members/member';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';

type BrandRoles = readonly { readonly brandId: number; readonly role: Exclude<Role, 'owner'> }[];

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
  readonly brandAccess: 'all' | 'listed';
  readonly brandRoles: BrandRoles;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

export type InvitedOutcome = { readonly kind: 'invited'; readonly id: number } | { readonly kind: 'already_member' } | { readonly kind: 'already_invited' };

/** Invites an address. One that has expired gives way to the new one; an open one and a member are left as they are. */
export async function insertInvitation(tx: TenantTransaction, invitation: NewInvitation): Promise<InvitedOutcome> {
  const member = await tx
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select('u.id')
    .where('u.email', '=', invitation.email)
    .executeTakeFirst();
  if (member !== undefined) return { kind: 'already_member' };
  await sql`update invitations set revoked_at = now()
             where email = ${invitation.email} and accepted_at is null and revoked_at is null and expires_at <= now()`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    insert into invitations (email, role, brand_access, brand_roles, token_hash, expires_at)
    values (${invitation.email}, ${invitation.role}, ${invitation.brandAccess}, ${JSON.stringify(invitation.brandRoles)}::jsonb,
            ${invitation.tokenHash}, ${invitation.expiresAt})
    on conflict (organization_id, email) where accepted_at is null and revoked_at is null do nothing
    returning id`.execute(tx);
  const [row] = rows;
  return row === undefined ? { kind: 'already_invited' } : { kind: 'invited', id: row.id };
}

interface InvitationRow {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly brand_access: 'all' | 'listed';
  readonly brand_roles: Invitation['brandRoles'];
  readonly status: Invitation['status'];
  readonly invited_by: string;
  readonly mail_sent_at: Date | null;
  readonly created_at: Date;
  readonly expires_at: Date;
}

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  brandAccess: row.brand_access,
  brandRoles: row.brand_roles,
  status: row.status,
  invitedBy: row.invited_by,
  mailSentAt: toIsoOrNull(row.mail_sent_at),
  createdAt: toIso(row.created_at),
  expiresAt: toIso(row.expires_at),
});

const selectInvitations = (condition: ReturnType<typeof sql>) => sql<InvitationRow>`
  select i.id, i.email, i.role, i.brand_access, i.invited_by, i.mail_sent_at, i.created_at, i.expires_at,
         case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
              when i.expires_at <= now() then 'expired' else 'invited' end as status,
         coalesce((select jsonb_agg(jsonb_build_object('brandId', b.id, 'brandName', b.name, 'role', r.role) order by b.name)
                     from jsonb_to_recordset(i.brand_roles) as r("brandId" integer, role text)
                     join brands b on b.organization_id = i.organization_id and b.id = r."brandId"), '[]') as brand_roles
    from invitations i
   where ${condition}
   order by i.id desc`;

/** Invitations, newest first. */
export async function listInvitations(tx: TenantTransaction): Promise<Invitation[]> {
  const { rows } = await selectInvitations(sql`true`).execute(tx);
  return rows.map(toInvitation);
}

export async function findInvitationById(tx: TenantTransaction, id: number): Promise<Invitation | null> {
  const { rows } = await selectInvitations(sql`i.id = ${id}`).execute(tx);
  const [row] = rows;
  return row === undefined ? null : toInvitation(row);
}

/** Closes an open invitation. @throws access.not_found for one that is not open any more, or never was */
export async function revokeInvitation(tx: TenantTransaction, id: number): Promise<{ email: string }> {
  const row = await tx
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('email')
    .executeTakeFirst();
  if (row === undefined) throw new DomainError('access.not_found', { what: 'invitation' });
  return row;
}

/**
 * Uses an invitation up and answers what it grants. Of two who open the same link at once, one wins.
 * @throws invitation.invalid
 */
export async function acceptInvitation(
  tx: TenantTransaction,
  id: number,
): Promise<{ email: string; role: Role; brandAccess: 'all' | 'listed'; brandRoles: BrandRoles }> {
  const { rows } = await sql<{ email: string; role: Role; brand_access: 'all' | 'listed'; brand_roles: BrandRoles }>`
    update invitations set accepted_at = now()
     where id = ${id} and accepted_at is null and revoked_at is null and expires_at > now()
    returning email, role, brand_access, brand_roles`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new DomainError('invitation.invalid');
  return { email: row.email, role: row.role, brandAccess: row.brand_access, brandRoles: row.brand_roles };
}

export async function markInvitationMailed(tx: TenantTransaction, id: number): Promise<void> {
  await tx.updateTable('invitations').set({ mail_sent_at: sql<Date>`now()` }).where('id', '=', id).execute();
}
