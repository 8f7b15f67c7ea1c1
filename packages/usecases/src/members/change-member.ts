import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { changeMemberSchema, Member } from '@safecode/domain/members/member';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findMember, updateMember } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertManageableMember, assertMayGive, assertOwnerRemains } from './assert-manageable-member.js';

/** Changes somebody's role in the organisation. @throws access.* (see assertManageableMember), access.last_owner */
export async function changeMember(deps: Deps, principal: Principal, input: z.infer<typeof changeMemberSchema>): Promise<Member> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await assertManageableMember(tx, principal, input.userId);
    assertMayGive(principal, input.role);
    await assertOwnerRemains(tx, before, input.role);
    await updateMember(tx, input);
    const after = await findMember(tx, input.userId);
    if (after === null) throw new DomainError('access.not_found', { what: 'member' });
    return {
      result: after,
      ledger: [
        {
          action: 'member.role_changed' as const,
          objectType: 'user',
          objectId: input.userId,
          before: { role: before.role, brandAccess: before.brandAccess },
          after: { role: after.role, brandAccess: after.brandAccess },
        },
      ],
    };
  });
}
