import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Invitation } from '@safecode/domain/members/member';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listInvitations as selectInvitations } from '@safecode/database/invitations/invitation-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Invitations of the organisation, newest first. @throws access.denied */
export async function listInvitations(deps: Deps, principal: Principal): Promise<{ rows: Invitation[] }> {
  assertCan(principal, 'member.read');
  return { rows: await inTenant(deps.db, tenantContextOf(principal), (tx) => selectInvitations(tx)) };
}
