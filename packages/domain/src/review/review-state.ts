import type { Actor } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import type { CodeStatus } from '../codes/generated-code.js';
import type { ErrorCode } from '../errors/error-codes.js';
import type { ErrorData } from '../errors/domain-error.js';
import type { Verdict } from '../verification/report.js';
import type { ReviewEventKind } from './events.js';
import type { ReviewDecision, ReviewPolicyContent, ReviewStage } from './review-policy.js';
import type { CastVote, Owners } from './votes.js';

/** Everything about code that a decision depends on. Read under the lock of the code's row. */
export interface ReviewState {
  readonly status: CodeStatus;
  readonly revision: number;
  readonly contentHash: string;
  readonly verdict: Verdict;
  readonly errorCount: number;
  readonly warningCount: number;
  /** Who made the newest revision: named to somebody who looked at an older one. */
  readonly lastChangedBy: string;
  /** Whether the newest revision or the submission says why. */
  readonly hasNote: boolean;
  readonly authors: ReadonlySet<number>;
  /** All votes, in the order in which they were given. */
  readonly votes: readonly CastVote[];
  readonly owners: Owners;
  readonly openThreads: number;
  /** Nothing of an archived brand goes to review or out; what is live can be taken back. */
  readonly isBrandArchived: boolean;
  /** The deployment that is live, of whichever revision. */
  readonly live: { readonly id: number; readonly contentHash: string } | null;
  /** The deployment that is planned. */
  readonly planned: { readonly id: number; readonly contentHash: string } | null;
}

/** Who gives a command, with the rights for the brand. */
export interface ReviewActor {
  readonly kind: Actor['kind'];
  readonly userId: number | null;
  readonly can: ReadonlySet<Permission>;
}

export type DecisionCommand = {
  readonly name: ReviewDecision;
  readonly contentHash: string;
  readonly stage: ReviewStage;
  readonly note: string;
  readonly ticked: readonly string[];
};

export type ReviewCommand =
  /** Without a hash: whatever is newest. */
  | { readonly name: 'submit'; readonly contentHash?: string | undefined }
  | DecisionCommand
  | { readonly name: 'comment_only' | 'withdraw' | 'unschedule' | 'roll_back' | 'kill' | 'expire' | 'escalate' | 'reopen' }
  /** `keepsVotes`: normalised tree and declared effects are those of the revision it is based on. */
  | { readonly name: 'edit'; readonly baseHash: string; readonly verdict: Verdict; readonly keepsVotes: boolean }
  | { readonly name: 'schedule'; readonly contentHash: string; readonly at: Date }
  | { readonly name: 'deploy'; readonly contentHash: string }
  /** The hash is that of the deployment. */
  | { readonly name: 'mark_deployed'; readonly contentHash: string }
  /** A deployment that was planned, or one that was live. */
  | { readonly name: 'mark_failed'; readonly was: 'planned' | 'live' };

export interface TransitionInput {
  readonly state: ReviewState;
  readonly command: ReviewCommand;
  readonly actor: ReviewActor;
  readonly policy: ReviewPolicyContent;
  readonly now: Date;
}

/** What follows from a command beside the new status. */
export interface Effects {
  /** `open` closes one that is open first. */
  readonly request: 'open' | 'close' | 'keep';
  readonly votes: 'dismiss' | 'carry' | 'keep';
  readonly planned: 'cancel' | 'keep';
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly data: ErrorData;
}

export type Transition =
  | { readonly ok: true; readonly state: Pick<ReviewState, 'status'>; readonly events: readonly ReviewEventKind[]; readonly effects: Effects }
  | { readonly ok: false; readonly refusal: Refusal };
