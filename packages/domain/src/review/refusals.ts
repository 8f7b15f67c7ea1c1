import { PERMISSIONS, type Permission } from '../access/permissions.js';
import type { ReviewCommandName } from './commands.js';
import type { Refusal, ReviewActor, ReviewState } from './review-state.js';

/** What code is called in the sentence of a refusal: "Code that is … cannot be …". */
const WANTED: Readonly<Record<ReviewCommandName, string>> = {
  submit: 'sent to review', approve: 'approved', request_changes: 'sent back for changes', reject: 'rejected', comment_only: 'commented on', edit: 'edited',
  withdraw: 'withdrawn', schedule: 'scheduled', unschedule: 'taken off the schedule', deploy: 'deployed', mark_deployed: 'marked as deployed',
  mark_failed: 'marked as failed', roll_back: 'rolled back', kill: 'taken off at once', expire: 'expired', escalate: 'escalated', reopen: 'reopened',
};

/** What leads on from where code stands. */
const HINTS: Readonly<Record<ReviewState['status'], string>> = {
  generated: 'Send it to review first.',
  failed_draft: 'Mend its findings in a new revision first.',
  qa_review: 'It is in review: decide on it, or withdraw it.',
  changes_requested: 'Edit it, then send it to review again.',
  approved: 'It is approved: deploy it, or reopen it.',
  scheduled: 'Take it off the schedule first.',
  deployed: 'It is live: roll it back, or edit it to make a new version.',
  deploy_failed: 'Deploy it again, or reopen it.',
  rolled_back: 'Reopen it, or edit it to make a new version.',
  rejected: 'Reopen it, or edit it to make a new version.',
  expired: 'Reopen it.',
};

/** The refusal of a command that the status does not allow. */
export const illegalMove = (state: Pick<ReviewState, 'status'>, command: ReviewCommandName): Refusal => ({
  code: 'review.illegal_move',
  data: { status: state.status.replaceAll('_', ' '), wanted: WANTED[command], hint: HINTS[state.status] },
});

/** The refusal of what would bring code of an archived brand further, or null. */
export const ofArchivedBrand = (state: Pick<ReviewState, 'isBrandArchived'>, command: ReviewCommandName): Refusal | null =>
  state.isBrandArchived ? { code: 'review.brand_archived', data: { wanted: WANTED[command] } } : null;

/** The refusal of an actor without a right, or null. */
export function withoutRight(actor: ReviewActor, permission: Permission): Refusal | null {
  if (actor.can.has(permission)) return null;
  return { code: 'access.denied', data: { permission, right: PERMISSIONS[permission].text, whoCanGrant: 'An owner or admin of the organisation can give it.' } };
}

/** The refusal of a command that names an older text than the newest, or null. `shown` is undefined when none was named. */
export function staleRevision(state: ReviewState, shown: string | undefined): Refusal | null {
  if (shown === undefined || shown === state.contentHash) return null;
  return { code: 'review.stale_revision', data: { changedBy: state.lastChangedBy, shown: shown.slice(0, 8), current: state.revision, contentHash: state.contentHash } };
}

/** The first refusal of a list, or null. Later ones are not looked at. */
export function firstRefusal(checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== null) return refusal;
  }
  return null;
}
