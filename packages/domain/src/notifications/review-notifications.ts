import type { ReviewEventKind } from '../review/events.js';
import type { NotificationEvent } from './events.js';

/** Who is told of an event: the people who are asked to act now, or those who made the code. */
export interface ReviewNotification {
  readonly event: NotificationEvent;
  readonly to: 'asked' | 'authors';
}

/** What people are told of each event of a review. Events with an empty list are seen on the code's page and tell nobody. */
export const REVIEW_NOTIFICATIONS: Readonly<Record<ReviewEventKind, readonly ReviewNotification[]>> = {
  submitted: [{ event: 'review_requested', to: 'asked' }],
  assigned: [{ event: 'review_requested', to: 'asked' }],
  edited: [{ event: 'review_requested', to: 'asked' }],
  reopened: [{ event: 'review_requested', to: 'asked' }],
  approval_given: [],
  approved: [{ event: 'approved', to: 'authors' }],
  changes_requested: [{ event: 'changes_requested', to: 'authors' }],
  rejected: [{ event: 'rejected', to: 'authors' }],
  withdrawn: [],
  escalated: [{ event: 'deadline', to: 'asked' }],
  expired: [{ event: 'rejected', to: 'authors' }],
  scheduled: [],
  unscheduled: [],
  deployment_due: [{ event: 'deployment_due', to: 'asked' }],
  deployed: [{ event: 'deployed', to: 'authors' }],
  deploy_failed: [{ event: 'deploy_failed', to: 'authors' }],
  rolled_back: [{ event: 'rolled_back', to: 'authors' }],
  killed: [{ event: 'rolled_back', to: 'authors' }, { event: 'review_requested', to: 'asked' }],
};
