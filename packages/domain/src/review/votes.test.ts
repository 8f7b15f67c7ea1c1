import { describe, expect, it } from 'vitest';
import { DANA, EVE, FINN, policy, vote } from '../../test/review-facts.js';
import type { ReviewPolicyContent } from './review-policy.js';
import { countQuorum, openStages, type CastVote, type EligibleOwner, type Owners } from './votes.js';

const owner = (userId: number, stage: EligibleOwner['stage'] = 'approval'): EligibleOwner => ({ userId, stage });
const NOBODY: Owners = { named: [], acting: [] };
const open = (votes: CastVote[], fields: Partial<ReviewPolicyContent>, owners: Owners = NOBODY) => openStages(countQuorum(votes, policy(fields), owners));

describe('stages that still need votes', () => {
  it.each<[string, CastVote[], Partial<ReviewPolicyContent>, Owners, string[]]>([
    ['approval alone, where QA is not asked for apart', [], {}, NOBODY, ['approval']],
    ['both at first', [], { separateQa: true }, NOBODY, ['approval', 'qa']],
    ['approval, once QA has voted', [vote(DANA, { stage: 'qa' })], { separateQa: true }, NOBODY, ['approval']],
    ['QA, while its second vote is missing', [vote(DANA, { stage: 'qa' }), vote(EVE)], { separateQa: true, qaNeeded: 2 }, NOBODY, ['qa']],
    ['approval, while its owner has not voted', [vote(DANA)], {}, { named: [owner(EVE)], acting: [owner(EVE)] }, ['approval']],
    ['all that are asked for when no vote is missing', [vote(DANA)], {}, NOBODY, ['approval']],
  ])('are %s', (...[, votes, fields, owners, expected]) => {
    expect(open(votes, fields, owners)).toEqual(expected);
  });
});

describe('owners of whom one has still to approve', () => {
  const away: Owners = { named: [owner(DANA)], acting: [] };
  it.each<[string, CastVote[], Owners, number[]]>([
    ['the stand-in, while the owner is away', [], { named: [owner(DANA)], acting: [owner(FINN)] }, [FINN]],
    ['the owner who is away, when nobody stands in', [], away, [DANA]],
    ['nobody after a vote that counted as an owner’s when it was given', [vote(EVE, { actsAsOwner: true })], { named: [owner(DANA)], acting: [owner(DANA)] }, []],
    ['the owner, after the vote of somebody who stood in for nobody', [vote(EVE)], { named: [owner(DANA)], acting: [owner(DANA)] }, [DANA]],
    ['the owner, after a vote against by one who stood in', [vote(EVE, { actsAsOwner: true, decision: 'reject' })], { named: [owner(DANA)], acting: [owner(DANA)] }, [DANA]],
  ])('are %s', (...[, votes, owners, expected]) => {
    expect(countQuorum(votes, policy(), owners).ownersMissing.map(({ userId }) => userId)).toEqual(expected);
  });
});
