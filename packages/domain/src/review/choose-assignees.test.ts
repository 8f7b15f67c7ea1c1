import { describe, expect, it } from 'vitest';
import { ANA, DANA, EVE, FINN, policy } from '../../test/review-facts.js';
import { chooseAssignees, type AvailableReviewer } from './choose-assignees.js';

const reviewer = (userId: number, openRequests: number, stage: 'qa' | 'approval' = 'approval'): AvailableReviewer => ({ userId, openRequests, stage });
const authors = new Set([ANA]);
const chosen = (...[reviewers, owners, fields]: [AvailableReviewer[], number[], Parameters<typeof policy>[0]]) =>
  chooseAssignees(reviewers, owners.map((userId) => ({ userId, stage: 'approval' })), { policy: policy(fields), authors }).map(({ userId, stage }) => `${userId} ${stage}`);

describe('who is asked', () => {
  it('is the one with the least to do', () => {
    expect(chosen([reviewer(DANA, 3), reviewer(EVE, 1)], [], {})).toEqual([`${EVE} approval`]);
  });

  it('is never an author, even when nobody else is there', () => {
    expect(chosen([reviewer(ANA, 0)], [], {})).toEqual([]);
  });

  it('is an owner before others, however much they have to do', () => {
    expect(chosen([reviewer(DANA, 9), reviewer(EVE, 0)], [DANA], { approvalsNeeded: 2 })).toEqual([`${DANA} approval`, `${EVE} approval`]);
  });

  it('are different people for QA and approval', () => {
    const reviewers = [DANA, EVE].flatMap((userId) => [reviewer(userId, 0, 'qa'), reviewer(userId, 0)]);
    expect(chosen([...reviewers, reviewer(FINN, 5, 'qa')], [], { separateQa: true, qaNeeded: 2 })).toEqual([`${DANA} approval`, `${EVE} qa`, `${FINN} qa`]);
  });
});
