import type { Role } from '@safecode/domain/access/roles';
import type { Invitation } from '@safecode/domain/members/member';
import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
  readonly brandAccess: 'all' | 'listed';
  readonly brandRoles: readonly { readonly brandId: number; readonly role: Exclude<Role, 'owner'> }[];
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** Makes an invitation, or answers null when the address has an open one. Expired ones are closed first. */
export async function insertInvitation(tx: TenantTransaction, invitation: NewInvitation): Promise<number | null> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`now()` })
    .where('email', '=', invitation.email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute();
  const row = await tx
    .insertInto('invitations')
    .values({
      email: invitation.email,
      role: invitation.role,
      brand_access: invitation.brandAccess,
      brand_roles: JSON.stringify(invitation.brandRoles),
      token_hash: invitation.tokenHash,
      expires_at: invitation.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

interface InvitationRow {
  id: number;
  email: string;
  role: Role;
  brand_access: 'all' | 'listed';
  brand_roles: Invitation['brandRoles'];
  invited_by: string;
  mail_sent_at: Date | null;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
  is_expired: boolean;
}

function statusOf(row: InvitationRow): Invitation['status'] {
  if (row.accepted_at !== null) return 'accepted';
  if (row.revoked_at !== null) return row.is_expired ? 'expired' : 'revoked';
  return row.is_expired ? 'expired' : 'invited';
}

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  brandAccess: row.brand_access,
  brandRoles: row.brand_roles,
  status: statusOf(row),
  invitedBy: row.invited_by,
  mailSentAt: toIsoOrNull(row.mail_sent_at),
  createdAt: toIso(row.created_at),
  expiresAt: toIso(row.expires_at),
});

/** Invitations of the organisation, newest first; the last 200. */
export async function listInvitations(tx: TenantTransaction, id?: number): Promise<Invitation[]> {
  const { rows } = await sql<InvitationRow>`
    select i.id, i.email, i.role, i.brand_access, i.invited_by, i.mail_sent_at, i.created_at, i.expires_at, i.accepted_at, i.revoked_at,
           i.expires_at <= coalesce(i.revoked_at, now()) as is_expired,
           (select coalesce(jsonb_agg(jsonb_build_object('brandId', b.id, 'brandName', b.name, 'role', g.role) order by b.name, b.id), '[]')
              from jsonb_to_recordset(i.brand_roles) as g ("brandId" integer, role text)
              join brands b on b.organization_id = i.organization_id and b.id = g."brandId") as brand_roles
      from invitations i where ${id === undefined ? sql`true` : sql`i.id = ${id}`}
     order by i.id desc limit 200`.execute(tx);
  return rows.map(toInvitation);
}

export async function findInvitation(tx: TenantTransaction, id: number): Promise<Invitation | null> {
  return (await listInvitations(tx, id))[0] ?? null;
}

export async function markInvitationMailed(tx: TenantTransaction, id: number): Promise<void> {
  await tx.updateTable('invitations').set({ mail_sent_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

/** False when it is not open any more. */
export async function revokeInvitation(tx: TenantTransaction, id: number): Promise<boolean> {
  return closeInvitation(tx, id, { revoked_at: sql<Date>`now()` });
}

/** False when somebody else used or revoked it first: it can be used once. */
export async function acceptInvitation(tx: TenantTransaction, id: number): Promise<boolean> {
  return closeInvitation(tx, id, { accepted_at: sql<Date>`now()` });
}

async function closeInvitation(tx: TenantTransaction, id: number, change: { revoked_at: unknown } | { accepted_at: unknown }): Promise<boolean> {
  const row = await tx
    .updateTable('invitations')
    .set(change as { revoked_at: Date })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a link opens, before anybody has signed in. */
export interface FoundInvitation {
  readonly id: number;
  readonly organizationId: number;
  readonly organization: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly hasAccount: boolean;
}

/** The open invitation of a token, by the token's hash. */
export async function findInvitationByToken(db: Database, tokenHash: string): Promise<FoundInvitation | null> {
  const { rows } = await sql<{ id: number; organization_id: number; organization: string; email: string; role: Role; invited_by: string; has_account: boolean }>`
    select * from app.find_invitation(${tokenHash})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    organization: row.organization,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    hasAccount: row.has_account,
  };
}
