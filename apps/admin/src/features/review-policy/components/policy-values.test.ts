import { expect, test } from 'vitest';
import { DEFAULT_REVIEW_POLICY, updateReviewPolicySchema, type ReviewPolicy } from '@safecode/domain/review/review-policy';
import { fieldOf, keyOf, policyValues, toPolicy } from './policy-values.js';

const policy: ReviewPolicy = {
  ...DEFAULT_REVIEW_POLICY,
  brandId: 3,
  version: 2,
  owners: [{ pageType: 'pdp', userId: 9, stage: 'approval', name: 'Dana' }, { pageType: null, userId: 8, stage: 'qa', name: 'Kim' }],
  checklist: [{ kind: 'manual', key: 'legal', text: 'Legal text unchanged' }, { kind: 'machine', key: 'proof', text: 'Proved', machineCheck: 'verdict_pass' }],
  updatedAt: null,
  updatedBy: null,
};

test('what the fields hold is what was read, unless somebody changes it', () => {
  const sent = updateReviewPolicySchema.parse(toPolicy(policyValues(policy), { brandId: 3, expectedVersion: 2 }));
  const { version: _version, owners, updatedAt: _at, updatedBy: _by, ...content } = policy;
  expect(sent).toEqual({ ...content, expectedVersion: 2, owners: owners.map(({ name: _name, ...owner }) => owner) });
});

test('an empty time means never, an empty number is missing', () => {
  const values = { ...policyValues(policy), escalateAfterHours: '', deadlineHours: '' };
  const parsed = updateReviewPolicySchema.safeParse(toPolicy(values, { brandId: 3, expectedVersion: 2 }));
  expect(parsed.error?.issues.map((issue) => fieldOf(issue.path.join('.')))).toEqual(['deadlineHours']);
});

test.each([
  ['Legal text unchanged', [], 'legal-text-unchanged'],
  ['Legal text unchanged', ['legal-text-unchanged'], 'legal-text-unchanged-2'],
  ['Größe geprüft?', [], 'gro-e-gepru-ft'],
  ['???', [], 'item'],
  ['A very long item text that goes on and on', [], 'a-very-long-item-text-that-goe'],
])('the key of %j', (text, taken, key) => {
  expect(keyOf(text, taken)).toBe(key);
});

test('a new item gets a key of its own', () => {
  const values = policyValues(policy);
  const sent = updateReviewPolicySchema.parse(toPolicy({ ...values, checklist: [...values.checklist, { id: 'x', key: '', text: 'Legal', check: '' }] }, { brandId: 3, expectedVersion: 2 }));
  expect(sent.checklist.map(({ key }) => key)).toEqual(['legal', 'proof', 'legal-2']);
});
