import type { ReviewPolicyContent, ReviewStage } from './review-policy.js';
import type { EligibleOwner, Owners } from './votes.js';

/** Somebody who may decide in a stage, with how many open requests they are asked for already. */
export interface AvailableReviewer {
  readonly userId: number;
  readonly stage: ReviewStage;
  readonly openRequests: number;
  readonly isAway: boolean;
  /** Who stands in while they are away; null when nobody was named. */
  readonly standInUserId: number | null;
}

export interface Assignment {
  readonly userId: number;
  readonly stage: ReviewStage;
}

interface Choice {
  readonly reviewers: readonly AvailableReviewer[];
  readonly owners: Owners;
  readonly authors: ReadonlySet<number>;
}

const isIn = (people: readonly Assignment[], { userId, stage }: Assignment): boolean => people.some((person) => person.userId === userId && person.stage === stage);
const canBeAsked = (person: AvailableReviewer, authors: ReadonlySet<number>): boolean => !person.isAway && !authors.has(person.userId);

/** Owners before others, then those with the fewest open requests. */
function inOrder({ reviewers, owners, authors }: Choice, stage: ReviewStage, taken: readonly Assignment[]): AvailableReviewer[] {
  return reviewers
    .filter((reviewer) => reviewer.stage === stage && canBeAsked(reviewer, authors) && !taken.some(({ userId }) => userId === reviewer.userId))
    .toSorted((one, other) => Number(isIn(owners.acting, other)) - Number(isIn(owners.acting, one)) || one.openRequests - other.openRequests || one.userId - other.userId);
}

/**
 * Who is asked by name: as many people as the policy needs of each stage, owners before others, those with the fewest
 * open requests first, nobody twice, no author, and nobody who is away. Fewer when there are not enough.
 */
export function chooseAssignees(choice: Choice, policy: ReviewPolicyContent): Assignment[] {
  const chosen: Assignment[] = [];
  const needed: readonly (readonly [ReviewStage, number])[] = policy.separateQa ? [['approval', policy.approvalsNeeded], ['qa', policy.qaNeeded]] : [['approval', policy.approvalsNeeded]];
  for (const [stage, count] of needed) chosen.push(...inOrder(choice, stage, chosen).slice(0, count).map(({ userId }) => ({ userId, stage })));
  return chosen;
}

/**
 * The same people, but for each who is away the stand-in they named, if that person may decide and is there, else the
 * one with the fewest open requests; likewise for who may not decide any more. Where nobody is left, whoever is away
 * stays asked: then it waits for them.
 */
export function replaceAway(choice: Choice, people: readonly Assignment[]): Assignment[] {
  const known = (person: Assignment): AvailableReviewer | undefined => choice.reviewers.find(({ userId, stage }) => userId === person.userId && stage === person.stage);
  const isThere = (person: Assignment): boolean => known(person)?.isAway === false;
  const result: Assignment[] = people.filter(isThere);
  for (const person of people) {
    if (isThere(person)) continue;
    const standIn = known(person)?.standInUserId ?? null;
    const free = inOrder(choice, person.stage, result);
    const next = free.find(({ userId }) => userId === standIn) ?? free[0];
    result.push(next === undefined ? person : { userId: next.userId, stage: person.stage });
  }
  return result;
}

/** Who decides as owner now: owners who are there, and for one who is away the stand-in who may decide and is there. */
export function actingOwners({ reviewers, authors }: Omit<Choice, 'owners'>, named: readonly EligibleOwner[]): EligibleOwner[] {
  const acting = named.flatMap(({ userId, stage }): EligibleOwner[] => {
    const owner = reviewers.find((reviewer) => reviewer.userId === userId && reviewer.stage === stage);
    if (owner?.isAway !== true) return [{ userId, stage }];
    const standIn = reviewers.find((reviewer) => reviewer.userId === owner.standInUserId && reviewer.stage === stage && canBeAsked(reviewer, authors));
    return standIn === undefined ? [] : [{ userId: standIn.userId, stage }];
  });
  return acting.filter((owner, index) => !isIn(acting.slice(0, index), owner));
}
