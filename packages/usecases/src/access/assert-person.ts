import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';

/** The id of the person who calls. @throws access.people_only for keys and for the product itself */
export function assertPerson(principal: Principal): number {
  if (principal.actor.kind !== 'user') throw new DomainError('access.people_only');
  return principal.actor.userId;
}
