import type { CodeStatus } from '../codes/generated-code.js';

/** Where a status can go. The database refuses every other move (`app.is_code_move`); a test compares the two. */
export const STATUS_MOVES: Readonly<Record<CodeStatus, readonly CodeStatus[]>> = {
  generated: ['qa_review', 'failed_draft'],
  failed_draft: ['generated'],
  qa_review: ['approved', 'changes_requested', 'rejected', 'expired', 'generated', 'failed_draft'],
  changes_requested: ['qa_review', 'generated', 'failed_draft'],
  approved: ['scheduled', 'deployed', 'deploy_failed', 'qa_review', 'changes_requested', 'rejected', 'failed_draft'],
  scheduled: ['approved', 'deployed', 'deploy_failed', 'qa_review', 'changes_requested', 'rejected', 'failed_draft'],
  deployed: ['deploy_failed', 'rolled_back', 'generated', 'failed_draft'],
  deploy_failed: ['deployed', 'scheduled', 'qa_review', 'generated', 'failed_draft'],
  rolled_back: ['qa_review', 'generated', 'failed_draft'],
  rejected: ['qa_review', 'generated', 'failed_draft'],
  expired: ['qa_review', 'generated', 'failed_draft'],
};
