import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Member } from '@safecode/domain/members/member';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listMembers as selectMembers } from '@safecode/database/members/member-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Everybody in the organisation. @throws access.denied */
export async function listMembers(deps: Deps, principal: Principal): Promise<{ rows: Member[] }> {
  assertCan(principal, 'member.read');
  return { rows: await inTenant(deps.db, tenantContextOf(principal), (tx) => selectMembers(tx)) };
}
