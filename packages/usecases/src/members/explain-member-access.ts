import { ALL_PERMISSIONS, PERMISSIONS } from '@safecode/domain/access/permissions';
import { assertCan, explainAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { explainAccessResultSchema, explainAccessSchema } from '@safecode/domain/members/member';
import { findBrand } from '@safecode/database/brands/brand-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findMember } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import { principalOfMember } from '../access/principal-of-member.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** For each permission: may this person, and why. Answered by the very function that decides. @throws access.denied, access.not_found */
export async function explainMemberAccess(
  deps: Deps,
  principal: Principal,
  input: z.infer<typeof explainAccessSchema>,
): Promise<z.infer<typeof explainAccessResultSchema>> {
  assertCan(principal, 'member.read');
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const member = await findMember(tx, input.userId);
    if (member === null) throw new DomainError('access.not_found', { what: 'member' });
    if (input.brandId !== undefined && (await findBrand(tx, input.brandId)) === null) throw new DomainError('access.not_found', { what: 'brand' });
    const person = principalOfMember(member, principal.organizationId);
    return {
      rows: ALL_PERMISSIONS.map((permission) => ({ permission, text: PERMISSIONS[permission].text, ...explainAccess(person, permission, input.brandId) })),
    };
  });
}
