import type { Principal } from '@safecode/domain/access/principal';
import type { Member } from '@safecode/domain/members/member';

/** The rights of a member at this moment, for decisions about somebody who is not calling. */
export const principalOfMember = (member: Member, organizationId: number): Principal => ({
  actor: { kind: 'user', userId: member.userId, label: member.name },
  organizationId,
  role: member.role,
  brandRoles: new Map(member.brandRoles.map(({ brandId, role }) => [brandId, role])),
  brandAccess: member.brandAccess,
  scopes: null,
  keyBrandIds: new Set(),
});
