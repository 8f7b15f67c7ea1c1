import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Member, setBrandRoleSchema } from '@safecode/domain/members/member';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findMember, setBrandRole as writeBrandRole } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertManageableMember, assertMayGive } from './assert-manageable-member.js';

/** Gives somebody another role for one brand, or takes it away. @throws access.* (see assertManageableMember) */
export async function setBrandRole(deps: Deps, principal: Principal, input: z.infer<typeof setBrandRoleSchema>): Promise<Member> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await assertManageableMember(tx, principal, input.userId);
    if (input.role !== null) assertMayGive(principal, input.role);
    if ((await findBrand(tx, input.brandId)) === null) throw new DomainError('access.not_found', { what: 'brand' });
    await writeBrandRole(tx, input);
    const after = await findMember(tx, input.userId);
    if (after === null) throw new DomainError('access.not_found', { what: 'member' });
    return {
      result: after,
      ledger: [
        {
          action: 'member.brand_role_changed' as const,
          objectType: 'user',
          objectId: input.userId,
          brandId: input.brandId,
          before: { role: before.brandRoles.find(({ brandId }) => brandId === input.brandId)?.role ?? null },
          after: { role: input.role },
        },
      ],
    };
  });
}
