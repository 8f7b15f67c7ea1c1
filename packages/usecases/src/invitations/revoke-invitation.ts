import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { revokeInvitationSchema } from '@safecode/domain/members/member';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { revokeInvitation as markRevoked } from '@safecode/database/invitations/invitation-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Makes a link useless. @throws access.denied, access.not_found for one that is not open */
export async function revokeInvitation(deps: Deps, principal: Principal, input: z.infer<typeof revokeInvitationSchema>): Promise<void> {
  assertCan(principal, 'member.manage');
  await inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    if (!(await markRevoked(tx, input.id))) throw new DomainError('access.not_found', { what: 'open invitation' });
    return { result: undefined, ledger: [{ action: 'invitation.revoked' as const, objectType: 'invitation', objectId: input.id }] };
  });
}
