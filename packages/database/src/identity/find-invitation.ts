import type { Role } from '@safecode/domain/access/roles';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../connection/tables.js';

/** An open invitation, as whoever holds its link may see it. */
export interface FoundInvitation {
  readonly id: number;
  readonly organizationId: number;
  readonly organization: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** True when the address has an account already. */
  readonly hasAccount: boolean;
}

interface InvitationRow {
  readonly id: number;
  readonly organization_id: number;
  readonly organization: string;
  readonly email: string;
  readonly role: Role;
  readonly invited_by: string;
  readonly has_account: boolean;
}

/** By the hash of the link's token. Null for one that was used, revoked, has expired or never was. */
export async function findInvitation(db: Kysely<Tables>, tokenHash: string): Promise<FoundInvitation | null> {
  const { rows } = await sql<InvitationRow>`select * from app.find_invitation(${tokenHash})`.execute(db);
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
