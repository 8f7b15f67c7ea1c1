import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';

/**
 * The object, when there is one and the principal has access to its brand. Both refusals are the same answer, so that
 * nobody learns what exists elsewhere.
 * @throws access.not_found
 */
export function assertVisible<T extends { readonly brandId: number }>(principal: Principal, object: T | null, what: string): T {
  if (object === null || !hasBrandAccess(principal, object.brandId)) throw new DomainError('access.not_found', { what });
  return object;
}
