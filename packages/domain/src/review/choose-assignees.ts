import type { ReviewPolicyContent, ReviewStage } from './review-policy.js';
import type { EligibleOwner } from './votes.js';

/** Somebody who may decide in a stage, with how many open requests they are asked for already. */
export interface AvailableReviewer {
  readonly userId: number;
  readonly stage: ReviewStage;
  readonly openRequests: number;
}

export interface Assignment {
  readonly userId: number;
  readonly stage: ReviewStage;
}

/**
 * Who is asked by name: as many people as the policy needs of each stage, owners before others, those with the fewest
 * open requests first, nobody twice and no author. Fewer when there are not enough.
 */
export function chooseAssignees(
  reviewers: readonly AvailableReviewer[],
  owners: readonly EligibleOwner[],
  { policy, authors }: { readonly policy: ReviewPolicyContent; readonly authors: ReadonlySet<number> },
): Assignment[] {
  const chosen: Assignment[] = [];
  const needed: readonly (readonly [ReviewStage, number])[] = policy.separateQa ? [['approval', policy.approvalsNeeded], ['qa', policy.qaNeeded]] : [['approval', policy.approvalsNeeded]];
  for (const [stage, count] of needed) {
    const isOwner = (userId: number): boolean => owners.some((owner) => owner.stage === stage && owner.userId === userId);
    const candidates = reviewers
      .filter((reviewer) => reviewer.stage === stage && !authors.has(reviewer.userId) && !chosen.some(({ userId }) => userId === reviewer.userId))
      .toSorted((one, other) => Number(isOwner(other.userId)) - Number(isOwner(one.userId)) || one.openRequests - other.openRequests || one.userId - other.userId);
    chosen.push(...candidates.slice(0, count).map(({ userId }) => ({ userId, stage })));
  }
  return chosen;
}
