import { describe, expect, test } from 'vitest';
import { DEFAULT_REVIEW_POLICY, type ReviewDecision } from '@safecode/domain/review/review-policy';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { EMPTY_DRAFT, type DecisionDraft } from './decision-draft.js';
import { describeConsequence } from './describe-consequence.js';
import { nextStep } from './next-step.js';
import { whatBlocks } from './what-blocks.js';

const ANA = { userId: 1, name: 'Ana' };
const allowed = (...commands: ReviewView['actions'][number]['command'][]): ReviewView['actions'] => commands.map((command) => ({ command, allowed: true, reason: null }));
const refused = (reason: string, ...commands: ReviewView['actions'][number]['command'][]): ReviewView['actions'] => commands.map((command) => ({ command, allowed: false, reason }));

const review = {
  id: 1042,
  status: 'qa_review' as const,
  revision: 3,
  policy: DEFAULT_REVIEW_POLICY,
  checklist: [
    { key: 'proof', text: 'Static proof', kind: 'machine' as const, state: 'ticked' as const, by: null },
    { key: 'legal', text: 'Legal text unchanged', kind: 'manual' as const, state: 'open' as const, by: null },
  ],
  actions: allowed('approve', 'request_changes', 'reject'),
  requirement: { approve: { needed: 2, have: 1 }, qa: null, ownersMissing: [], isMet: false },
  myStage: 'approval' as const,
  waitingFor: [],
  authors: [ANA],
};
const draft = (patch: Partial<DecisionDraft>): DecisionDraft => ({ ...EMPTY_DRAFT, ...patch });

describe('why a decision cannot be sent', () => {
  test.each<[string, DecisionDraft, number, string | null]>([
    ['nothing is chosen', draft({}), 3, 'Choose what you decide first.'],
    ['an item of the checklist is open', draft({ decision: 'approve' }), 3, 'Tick what you checked: "Legal text unchanged".'],
    ['it is ticked', draft({ decision: 'approve', ticked: ['legal'] }), 3, null],
    ['a note is missing', draft({ decision: 'request_changes', note: 'short' }), 3, 'Write a note of at least 10 characters first.'],
    ['there is a note', draft({ decision: 'request_changes', note: 'Say it in one line.' }), 3, null],
    ['an older revision is read', draft({ decision: 'approve', ticked: ['legal'] }), 2, 'You read revision 2. Revision 3 is the newest: look at the change, then decide.'],
  ])('%s', (_name, chosen, ...[shown, reason]) => {
    expect(whatBlocks({ review, draft: chosen, shown })).toBe(reason);
  });

  test('authors hear the reason of the server before they choose anything', () => {
    const own = { ...review, actions: refused('You edited this.', 'approve', 'request_changes', 'reject') };
    expect(whatBlocks({ review: own, draft: draft({}), shown: 3 })).toBe('You edited this.');
    expect(whatBlocks({ review: own, draft: draft({ decision: 'reject' }), shown: 3 })).toBe('You edited this.');
  });

  test('what may be rejected but not approved can be rejected', () => {
    const half = { ...review, actions: [...refused('Not yours.', 'approve'), ...allowed('request_changes', 'reject')] };
    expect(whatBlocks({ review: half, draft: draft({ decision: 'approve' }), shown: 3 })).toBe('Not yours.');
    expect(whatBlocks({ review: half, draft: draft({ decision: 'reject', note: 'It is against the law.' }), shown: 3 })).toBeNull();
  });
});

describe('what happens', () => {
  test.each<[string, Parameters<typeof describeConsequence>[0], ReviewDecision, string]>([
    ['the last approval', review, 'approve' as const, 'This is approval 2 of 2. #1042 becomes Approved. Nothing goes live until someone deploys.'],
    ['one of two', { ...review, requirement: { ...review.requirement, approve: { needed: 2, have: 0 } } }, 'approve' as const, 'This is approval 1 of 2. It stays in review: 1 approval still needed.'],
    [
      'a QA vote before the approvals',
      { ...review, myStage: 'qa' as const, requirement: { ...review.requirement, approve: { needed: 1, have: 0 }, qa: { needed: 1, have: 0 } } },
      'approve' as const,
      'This is QA vote 1 of 1. It stays in review: 1 approval still needed.',
    ],
    ['changes', review, 'request_changes' as const, '#1042 goes back to Ana. Nobody can approve it until it is sent to review again.'],
    ['changes of code that no person wrote', { ...review, authors: [] }, 'request_changes' as const, '#1042 goes back for changes. Nobody can approve it'],
    ['a rejection', review, 'reject' as const, '#1042 is closed as rejected. It can be reopened.'],
  ])('%s', (_name, facts, ...[decision, text]) => {
    expect(describeConsequence(facts, decision)).toContain(text);
  });
});

describe('the next step', () => {
  test.each([
    ['generated', allowed('submit', 'edit'), { step: 'submit', blockedBy: null }],
    ['generated', [...refused('No right.', 'submit'), ...allowed('edit')], { step: 'edit', blockedBy: null }],
    ['qa_review', refused('You wrote it.', 'approve', 'request_changes', 'reject'), { step: 'decide', blockedBy: 'You wrote it.' }],
    ['qa_review', [...refused('Not yours.', 'approve'), ...allowed('reject')], { step: 'decide', blockedBy: null }],
    ['approved', [...refused('None is open.', 'mark_deployed'), ...allowed('deploy')], { step: 'deploy', blockedBy: null }],
    ['deployed', allowed('roll_back'), { step: 'roll_back', blockedBy: null }],
    ['rejected', [], null],
  ] as const)('of code that is %s', (status, actions, step) => {
    expect(nextStep({ status, actions: [...actions] })).toEqual(step);
  });
});
