import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { isRoleAbove, type Role } from '@safecode/domain/access/roles';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Member } from '@safecode/domain/members/member';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { countOwnersForUpdate, findMember } from '@safecode/database/members/member-repository';

/** Refuses to give a role that stands above the giver's own. Keys have no role and give none. */
export function assertMayGive(principal: Principal, role: Role): void {
  if (principal.role === null || isRoleAbove(role, principal.role)) throw new DomainError('access.role_above_own', { role: principal.role ?? 'a key' });
}

/**
 * A member whose rights the caller may change: not the caller, and nobody above the caller.
 * @throws access.denied, access.not_found, access.own_role, access.role_above_own
 */
export async function assertManageableMember(tx: TenantTransaction, principal: Principal, userId: number): Promise<Member> {
  assertCan(principal, 'member.manage');
  const member = await findMember(tx, userId);
  if (member === null) throw new DomainError('access.not_found', { what: 'member' });
  if (principal.actor.kind === 'user' && principal.actor.userId === userId) throw new DomainError('access.own_role');
  assertMayGive(principal, member.role);
  return member;
}

/** Refuses to take the last owner away. The owners are locked until the transaction ends. @throws access.last_owner */
export async function assertOwnerRemains(tx: TenantTransaction, member: Member, newRole: Role | null): Promise<void> {
  if (member.role !== 'owner' || newRole === 'owner') return;
  if ((await countOwnersForUpdate(tx)) <= 1) throw new DomainError('access.last_owner');
}
