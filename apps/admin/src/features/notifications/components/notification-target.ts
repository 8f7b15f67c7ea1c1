import { isAboutDrafts, isAboutLessons } from '@safecode/domain/notifications/events';
import type { Notification } from '@safecode/domain/notifications/notification';
import { paths } from '../../../routing/paths.js';

/** Where a notification leads, as the router takes it: the comment, the code, the incident, the selector, the lessons or the ledger. */
export function notificationTarget(notification: Notification, org: string): { readonly to: string; readonly hash?: string; readonly search?: { readonly incident: number } } {
  const { codeId, commentId, incidentId, selectorId, brandSlug: brand } = notification;
  if (brand === null) return { to: paths.audit(org) };
  if (incidentId !== null) return { to: paths.health(org, brand), search: { incident: incidentId } };
  if (selectorId !== null) return { to: paths.selector(org, brand, selectorId) };
  if (isAboutLessons(notification.event)) return { to: paths.learning(org, brand) };
  if (codeId === null) return { to: paths.notifications(org) };
  if (isAboutDrafts(notification.event)) return { to: paths.code({ org, brand, codeId }, 'corrections') };
  return commentId === null ? { to: paths.code({ org, brand, codeId }, 'code') } : { to: paths.code({ org, brand, codeId }, 'discussion'), hash: `c-${commentId}` };
}
