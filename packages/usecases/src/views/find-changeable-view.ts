import { assertCan, hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SavedView } from '@safecode/domain/views/saved-view';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findView } from '@safecode/database/views/view-repository';

/** Views belong to people. @throws access.people_only */
export function personOf(principal: Principal): number {
  if (principal.actor.kind !== 'user') throw new DomainError('access.people_only');
  return principal.actor.userId;
}

/** Whether the list a view stands over exists for somebody. */
export const canOpenView = (principal: Principal, view: SavedView): boolean => view.brandId === null || hasBrandAccess(principal, view.brandId);

/**
 * A view somebody may change: their own, or one of the team when they may share views.
 * @throws access.not_found, access.denied, access.people_only
 */
export async function findChangeableView(tx: TenantTransaction, principal: Principal, id: number): Promise<SavedView> {
  const userId = personOf(principal);
  const view = await findView(tx, id, userId);
  if (view === null || !canOpenView(principal, view)) throw new DomainError('access.not_found', { what: 'view' });
  if (view.visibility === 'team') assertCan(principal, 'view.share');
  return view;
}
