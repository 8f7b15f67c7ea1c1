import type { Principal } from '@safecode/domain/access/principal';
import type { removeMemberSchema } from '@safecode/domain/members/member';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { deleteMember } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertManageableMember, assertOwnerRemains } from './assert-manageable-member.js';

/** Takes somebody out of the organisation, from their next request on. @throws access.* (see assertManageableMember), access.last_owner */
export async function removeMember(deps: Deps, principal: Principal, input: z.infer<typeof removeMemberSchema>): Promise<Record<string, never>> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const member = await assertManageableMember(tx, principal, input.userId);
    await assertOwnerRemains(tx, member, null);
    await deleteMember(tx, input.userId);
    return {
      result: {},
      ledger: [
        {
          action: 'member.removed' as const,
          objectType: 'user',
          objectId: input.userId,
          before: { name: member.name, email: member.email, role: member.role },
          personal: { userId: input.userId, name: member.name, fields: ['name', 'email'] },
        },
      ],
    };
  });
}
