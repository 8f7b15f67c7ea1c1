import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Membership } from '@safecode/database/identity/sessions';
import type { ValidSession } from './create-sessions.js';

/**
 * The principal of a session in an organisation. Roles are those of this moment: they came with the session's row.
 * @throws access.not_found for an organisation that does not exist or that the person does not belong to: one answer
 */
export function principalOfSession(session: ValidSession, organizationSlug: string): Principal {
  const membership = session.memberships.find(({ slug }) => slug === organizationSlug);
  if (membership === undefined) throw new DomainError('access.not_found', { what: 'organisation' });
  return principalOfMembership(session, membership);
}

function principalOfMembership(person: { readonly userId: number; readonly name: string }, membership: Membership): Principal {
  return {
    actor: { kind: 'user', userId: person.userId, label: person.name },
    organizationId: membership.organizationId,
    role: membership.role,
    brandRoles: new Map(membership.brandRoles.map(({ brandId, role }) => [brandId, role])),
    brandAccess: membership.brandAccess,
    scopes: null,
    keyBrandIds: new Set(),
  };
}
