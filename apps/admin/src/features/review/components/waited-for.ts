import type { ReviewView } from '@safecode/domain/review/review-view';

/** Names of those who can act next, once each: nobody is waited for whose stage has its votes. */
export function waitedFor({ waitingFor, requirement }: Pick<ReviewView, 'waitingFor' | 'requirement'>): string[] {
  const isDone = { qa: requirement.qa === null || requirement.qa.have >= requirement.qa.needed, approval: requirement.approve.have >= requirement.approve.needed };
  const open = waitingFor.filter(({ stage }) => !isDone[stage]);
  return [...new Set((open.length === 0 ? waitingFor : open).map(({ name }) => name))];
}
