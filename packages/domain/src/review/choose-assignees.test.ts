import { describe, expect, it } from 'vitest';
import { ANA, DANA, EVE, FINN, policy } from '../../test/review-facts.js';
import { actingOwners, chooseAssignees, replaceAway, type AvailableReviewer } from './choose-assignees.js';
import type { EligibleOwner } from './votes.js';

type Stage = 'qa' | 'approval';
const reviewer = (userId: number, openRequests: number, stage: Stage = 'approval'): AvailableReviewer => ({ userId, openRequests, stage, isAway: false, standInUserId: null });
const away = (userId: number, standInUserId: number | null = null, stage: Stage = 'approval'): AvailableReviewer => ({ ...reviewer(userId, 0, stage), isAway: true, standInUserId });
const authors = new Set([ANA]);
const ownersOf = (userIds: readonly number[]): EligibleOwner[] => userIds.map((userId) => ({ userId, stage: 'approval' }));
const choiceOf = (reviewers: AvailableReviewer[], owners: number[]) => ({ reviewers, authors, owners: { named: ownersOf(owners), acting: actingOwners({ reviewers, authors }, ownersOf(owners)) } });
const said = (people: readonly { userId: number; stage: string }[]): string[] => people.map(({ userId, stage }) => `${userId} ${stage}`);
const chosen = (...[reviewers, owners, fields]: [AvailableReviewer[], number[], Parameters<typeof policy>[0]]) => said(chooseAssignees(choiceOf(reviewers, owners), policy(fields)));

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

  it.each([
    ['nobody who is away', [away(DANA), reviewer(EVE, 9)], [], [`${EVE} approval`]],
    ['the stand-in of an owner who is away, before others', [away(DANA, FINN), reviewer(EVE, 0), reviewer(FINN, 9)], [DANA], [`${FINN} approval`]],
    ['the one with the least to do when the owner named nobody', [away(DANA), reviewer(EVE, 2), reviewer(FINN, 1)], [DANA], [`${FINN} approval`]],
    ['nobody when all are away', [away(DANA), away(EVE)], [DANA], []],
  ])('is %s', (...[, reviewers, owners, expected]) => {
    expect(chosen(reviewers, owners, {})).toEqual(expected);
  });
});

describe('who is asked instead of somebody who is away', () => {
  it.each<[string, AvailableReviewer[], string[]]>([
    ['the stand-in', [away(DANA, EVE), reviewer(EVE, 5), reviewer(FINN, 0)], [`${EVE} approval`]],
    ['the one with the least to do when the stand-in is away too', [away(DANA, EVE), away(EVE), reviewer(FINN, 3)], [`${FINN} approval`]],
    ['the one with the least to do when the stand-in wrote it', [away(DANA, ANA), reviewer(ANA, 0), reviewer(FINN, 3)], [`${FINN} approval`]],
    ['nobody else when nobody is there: it waits for them', [away(DANA), away(EVE)], [`${DANA} approval`]],
    ['somebody who is there when they may not decide any more', [reviewer(FINN, 3)], [`${FINN} approval`]],
    ['nobody else when they are there', [reviewer(DANA, 9), reviewer(EVE, 0)], [`${DANA} approval`]],
  ])('is %s', (_, reviewers, expected) => {
    expect(said(replaceAway(choiceOf(reviewers, []), [{ userId: DANA, stage: 'approval' }]))).toEqual(expected);
  });

  it('is not somebody who is asked already', () => {
    const people = [{ userId: DANA, stage: 'approval' as const }, { userId: EVE, stage: 'approval' as const }];
    expect(said(replaceAway(choiceOf([away(DANA, EVE), reviewer(EVE, 0), reviewer(FINN, 7)], []), people))).toEqual([`${EVE} approval`, `${FINN} approval`]);
  });
});

describe('who acts as owner', () => {
  it.each<[string, AvailableReviewer[], string[]]>([
    ['owners who are there', [reviewer(DANA, 0), reviewer(EVE, 0)], [`${DANA} approval`]],
    ['the stand-in of one who is away', [away(DANA, EVE), reviewer(EVE, 0)], [`${EVE} approval`]],
    ['nobody for one who named nobody', [away(DANA), reviewer(EVE, 0)], []],
    ['no stand-in who wrote it', [away(DANA, ANA), reviewer(ANA, 0)], []],
    ['no stand-in who is away', [away(DANA, EVE), away(EVE)], []],
    ['no stand-in who may not decide in this stage', [away(DANA, EVE), reviewer(EVE, 0, 'qa')], []],
  ])('are %s', (_, reviewers, expected) => {
    expect(said(actingOwners({ reviewers, authors }, ownersOf([DANA])))).toEqual(expected);
  });
});
