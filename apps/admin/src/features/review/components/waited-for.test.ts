import { expect, test } from 'vitest';
import { waitedFor } from './waited-for.js';

const qa = { userId: 1, name: 'Dewi', stage: 'qa' as const, isAssigned: true, isAway: false };
const approver = { userId: 2, name: 'Ines', stage: 'approval' as const, isAssigned: true, isAway: false };
const requirement = (qaHave: number, have: number) => ({ approve: { needed: 1, have }, qa: { needed: 1, have: qaHave }, ownersMissing: [], isMet: false });

test.each([
  ['both', requirement(0, 0), ['Dewi', 'Ines']],
  ['the approver once QA is done', requirement(1, 0), ['Ines']],
  ['QA once it is approved', requirement(0, 1), ['Dewi']],
  ['everybody when votes are there and something else is missing', requirement(1, 1), ['Dewi', 'Ines']],
])('waits for %s', (_name, facts, names) => {
  expect(waitedFor({ waitingFor: [qa, approver], requirement: facts })).toEqual(names);
});

test('names nobody twice', () => {
  expect(waitedFor({ waitingFor: [qa, { ...qa, stage: 'approval' }], requirement: requirement(0, 0) })).toEqual(['Dewi']);
});
