import { ALL_PERMISSIONS } from '../src/access/permissions.js';
import { DEFAULT_REVIEW_POLICY, type ReviewPolicyContent } from '../src/review/review-policy.js';
import type { ReviewActor, ReviewState } from '../src/review/review-state.js';
import type { CastVote } from '../src/review/votes.js';

export const HASH = 'a'.repeat(64);
export const OTHER_HASH = 'b'.repeat(64);
export const NOW = new Date('2026-11-30T10:00:00Z');

/** The author of the code. */
export const ANA = 1;
/** People who did not write it. */
export const DANA = 2;
export const EVE = 3;
export const FINN = 4;

export const policy = (fields: Partial<ReviewPolicyContent> = {}): ReviewPolicyContent => ({ ...DEFAULT_REVIEW_POLICY, ...fields });

/** A person with every right; fields given replace the ordinary ones. */
export const person = (userId: number, fields: Partial<ReviewActor> = {}): ReviewActor => ({ kind: 'user', userId, can: new Set(ALL_PERMISSIONS), ...fields });

/** An approval of the newest text by a person who may give it. */
export const vote = (userId: number, fields: Partial<CastVote> = {}): CastVote => ({
  id: userId, userId, stage: 'approval', decision: 'approve', revision: 1, contentHash: HASH, carriedTo: [], dismissed: null, canVote: true, actsAsOwner: false, ticked: [], ...fields,
});

/** Code of Ana's in review, with nothing said about it yet. */
export const state = (fields: Partial<ReviewState> = {}): ReviewState => ({
  status: 'qa_review', revision: 1, contentHash: HASH, verdict: 'pass', errorCount: 0, warningCount: 0, lastChangedBy: 'Ana', hasNote: false,
  authors: new Set([ANA]), votes: [], owners: { named: [], acting: [] }, openThreads: 0, isBrandArchived: false, live: null, planned: null, ...fields,
});
