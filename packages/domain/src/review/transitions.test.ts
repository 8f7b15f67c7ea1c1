import { describe, expect, it } from 'vitest';
import { ANA, DANA, EVE, FINN, HASH, NOW, OTHER_HASH, person, policy, state, vote } from '../../test/review-facts.js';
import { CODE_STATUSES, type CodeStatus } from '../codes/generated-code.js';
import { REVIEW_COMMANDS, type ReviewCommandName } from './commands.js';
import { listActions } from './list-actions.js';
import type { ReviewActor, ReviewCommand, ReviewState, Transition } from './review-state.js';
import { STATUS_MOVES } from './status-moves.js';
import { decideTransition } from './transitions.js';

const ownedBy = (userId: number): ReviewState['owners'] => ({ named: [{ userId, stage: 'approval' }], acting: [{ userId, stage: 'approval' }] });
const LIVE = { id: 5, contentHash: HASH };
const command = (name: ReviewCommandName): ReviewCommand => {
  switch (name) {
    case 'approve':
    case 'request_changes':
    case 'reject':
      return { name, contentHash: HASH, stage: 'approval', note: 'because of the price', ticked: [] };
    case 'edit':
      return { name, baseHash: HASH, verdict: 'pass', keepsVotes: false };
    case 'schedule':
      return { name, contentHash: HASH, at: new Date('2026-12-24T00:00:00Z') };
    case 'mark_failed':
      return { name, was: 'planned' };
    case 'deploy':
    case 'mark_deployed':
    case 'submit':
      return { name, contentHash: HASH };
    default:
      return { name };
  }
};

const SYSTEM: ReviewActor = { kind: 'system', userId: null, can: new Set() };
/** Code as it is when it got to a status in the ordinary way: approved and later by Dana. */
const arrived = (status: CodeStatus, fields: Partial<ReviewState> = {}): ReviewState =>
  state({
    status,
    verdict: status === 'failed_draft' ? 'fail' : 'pass',
    votes: ['approved', 'scheduled', 'deployed', 'deploy_failed', 'rolled_back'].includes(status) ? [vote(DANA)] : [],
    live: status === 'deployed' ? LIVE : null,
    ...fields,
  });
const decide = (from: ReviewState, wanted: ReviewCommand, more: { actor?: ReviewActor; policy?: ReturnType<typeof policy> } = {}): Transition =>
  decideTransition({ state: from, command: wanted, actor: more.actor ?? person(EVE), policy: more.policy ?? policy(), now: NOW });
const outcome = (transition: Transition): string => (transition.ok ? transition.state.status : transition.refusal.code);

const NO = 'review.illegal_move';
/** What becomes of code in each status by each command, in the order of `REVIEW_COMMANDS`. */
const TABLE: Readonly<Record<CodeStatus, Readonly<Record<ReviewCommandName, string>>>> = {
  generated: row('qa_review', NO, NO, NO, 'generated', 'generated', NO, NO, NO, NO, NO, 'generated', NO, NO, NO, NO, NO),
  failed_draft: row('review.not_safe', NO, NO, NO, 'failed_draft', 'generated', NO, NO, NO, NO, NO, 'failed_draft', NO, NO, NO, NO, NO),
  qa_review: row(NO, 'approved', 'changes_requested', 'rejected', 'qa_review', 'qa_review', 'generated', NO, NO, NO, NO, 'qa_review', NO, NO, 'expired', 'qa_review', NO),
  changes_requested: row('qa_review', NO, NO, NO, 'changes_requested', 'changes_requested', 'generated', NO, NO, NO, NO, 'changes_requested', NO, NO, NO, NO, NO),
  approved: row(NO, NO, 'changes_requested', 'rejected', 'approved', 'qa_review', NO, 'scheduled', NO, 'approved', 'deployed', 'deploy_failed', NO, NO, NO, NO, 'qa_review'),
  scheduled: row(NO, NO, 'changes_requested', 'rejected', 'scheduled', 'qa_review', NO, NO, 'approved', NO, 'deployed', 'deploy_failed', NO, NO, NO, NO, NO),
  deployed: row(NO, NO, NO, NO, 'deployed', 'generated', NO, NO, NO, NO, NO, 'deployed', 'rolled_back', 'rolled_back', NO, NO, NO),
  deploy_failed: row(NO, NO, NO, NO, 'deploy_failed', 'generated', NO, 'scheduled', NO, 'deploy_failed', 'deployed', 'deploy_failed', NO, NO, NO, NO, 'qa_review'),
  rolled_back: row(NO, NO, NO, NO, 'rolled_back', 'generated', NO, NO, NO, NO, NO, 'rolled_back', NO, NO, NO, NO, 'qa_review'),
  rejected: row(NO, NO, NO, NO, 'rejected', 'generated', NO, NO, NO, NO, NO, 'rejected', NO, NO, NO, NO, 'qa_review'),
  expired: row(NO, NO, NO, NO, 'expired', 'generated', NO, NO, NO, NO, NO, 'expired', NO, NO, NO, NO, 'qa_review'),
};
function row(...outcomes: string[]): Record<ReviewCommandName, string> {
  return Object.fromEntries(REVIEW_COMMANDS.map((name, at) => [name, outcomes[at] ?? ''])) as Record<ReviewCommandName, string>;
}

const CASES = CODE_STATUSES.flatMap((status) => REVIEW_COMMANDS.map((name) => [status, name] as const));

describe('every command in every status', () => {
  it.each(CASES)('%s, %s', (status, name) => {
    const isOfTime = name === 'expire' || name === 'escalate';
    const transition = decide(arrived(status), command(name), isOfTime ? { actor: SYSTEM } : {});
    expect(outcome(transition)).toBe(TABLE[status][name]);
    if (transition.ok && transition.state.status !== status) expect(STATUS_MOVES[status]).toContain(transition.state.status);
  });

  it.each(CODE_STATUSES)('%s with an edit whose verdict is fail becomes a failed draft', (status) => {
    const transition = decide(arrived(status), { name: 'edit', baseHash: HASH, verdict: 'fail', keepsVotes: false });
    expect(outcome(transition)).toBe('failed_draft');
    if (status !== 'failed_draft') expect(STATUS_MOVES[status]).toContain('failed_draft');
  });

  it.each(CASES)('%s, %s is nothing that somebody without a right can do', (status, name) => {
    const nobody = decide(arrived(status), command(name), { actor: person(EVE, { can: new Set() }) });
    expect(nobody.ok).toBe(name === 'comment_only');
  });

  it.each(CODE_STATUSES)('%s: what is offered is what is decided', (status) => {
    const input = { state: arrived(status), actor: person(EVE), policy: policy(), now: NOW };
    for (const { command: name, allowed, reason } of listActions(input, 'approval')) {
      expect(reason === null).toBe(allowed);
      const needsDeployment = name === 'mark_deployed' || name === 'mark_failed';
      if (!needsDeployment) expect([name, allowed]).toEqual([name, decide(input.state, command(name)).ok]);
    }
  });
});

describe('deciding', () => {
  const approve = command('approve');
  it.each<[string, ReviewState, ReviewCommand, { actor?: ReviewActor; policy?: ReturnType<typeof policy> }, string]>([
    ['an author', state(), approve, { actor: person(ANA) }, 'review.author_cannot_approve'],
    ['an author who rejects', state(), command('reject'), { actor: person(ANA) }, 'review.author_cannot_approve'],
    ['an API key with every right', state(), approve, { actor: person(EVE, { kind: 'api_key' }) }, 'review.only_people_decide'],
    ['Opal for somebody', state(), approve, { actor: person(EVE, { kind: 'opal' }) }, 'review.only_people_decide'],
    ['the system', state(), approve, { actor: SYSTEM }, 'review.only_people_decide'],
    ['somebody who may only review', state(), approve, { actor: person(EVE, { can: new Set(['code.review']) }) }, 'access.denied'],
    ['an older text', state({ contentHash: OTHER_HASH, revision: 2 }), approve, {}, 'review.stale_revision'],
    ['a failing text', state({ verdict: 'fail', errorCount: 2 }), approve, {}, 'review.not_safe'],
    ['without the note that is asked for', state(), { ...command('reject'), note: 'no' } as ReviewCommand, {}, 'review.note_required'],
    ['blanks for a note', state(), { ...command('reject'), note: ' '.repeat(40) } as ReviewCommand, {}, 'review.note_required'],
    ['with threads that are open', state({ openThreads: 1 }), approve, { policy: policy({ blockOnOpenThreads: true }) }, 'review.threads_open'],
    ['with threads that do not block', state({ openThreads: 1 }), approve, {}, 'approved'],
    ['with a manual item that nobody ticked', state(), approve, { policy: policy({ checklist: [{ kind: 'manual', key: 'phone', text: 'Looked at it on a phone' }] }) }, 'review.checklist_open'],
    ['with a machine item that failed', state({ warningCount: 1 }), approve, { policy: policy({ checklist: [{ kind: 'machine', key: 'clean', text: 'No warnings', machineCheck: 'no_warnings' }] }) }, 'review.checklist_open'],
    ['the first of two', state(), approve, { policy: policy({ approvalsNeeded: 2 }) }, 'qa_review'],
    ['the second of two', state({ votes: [vote(DANA)] }), approve, { policy: policy({ approvalsNeeded: 2 }) }, 'approved'],
    ['twice by the same person', state({ votes: [vote(EVE)] }), approve, { policy: policy({ approvalsNeeded: 2 }) }, 'qa_review'],
    ['while somebody asks for changes', state({ votes: [vote(DANA, { decision: 'request_changes' })] }), approve, {}, 'qa_review'],
    ['while somebody who left asks for changes', state({ votes: [vote(DANA, { decision: 'request_changes', canVote: false })] }), approve, {}, 'approved'],
    ['both stages by the same person', state({ votes: [vote(EVE, { stage: 'qa' })] }), approve, { policy: policy({ separateQa: true }) }, 'review.both_stages'],
    ['approval before QA', state(), approve, { policy: policy({ separateQa: true }) }, 'qa_review'],
    ['approval after QA', state({ votes: [vote(DANA, { stage: 'qa' })] }), approve, { policy: policy({ separateQa: true }) }, 'approved'],
    ['without the owner', state({ owners: ownedBy(DANA) }), approve, {}, 'qa_review'],
    ['by the owner', state({ owners: ownedBy(EVE) }), approve, {}, 'approved'],
    ['by the stand-in of an owner who is away', state({ owners: { named: ownedBy(DANA).named, acting: ownedBy(EVE).acting } }), approve, {}, 'approved'],
    ['by an owner in spite of being away', state({ owners: { named: ownedBy(EVE).named, acting: ownedBy(DANA).acting } }), approve, {}, 'approved'],
    ['by anybody while no owner can be reached', state({ owners: { named: ownedBy(DANA).named, acting: [] } }), approve, {}, 'approved'],
    ['after the vote of a stand-in, the owner back', state({ owners: ownedBy(DANA), votes: [vote(FINN, { actsAsOwner: true })] }), approve, { policy: policy({ approvalsNeeded: 2 }) }, 'approved'],
  ])('%s', (...[, from, wanted, more, expected]) => {
    expect(outcome(decide(from, wanted, more))).toBe(expected);
  });

  it('names who changed the code and what is newest, when an older text is decided on', () => {
    const transition = decide(state({ contentHash: OTHER_HASH, revision: 3, lastChangedBy: 'Noor' }), approve);
    expect(transition).toMatchObject({ ok: false, refusal: { data: { changedBy: 'Noor', current: 3, contentHash: OTHER_HASH } } });
  });

  it('ticks by one who approved count for the next', () => {
    const checklist = [{ kind: 'manual', key: 'phone', text: 'Looked at it on a phone' } as const];
    const from = state({ votes: [vote(DANA, { ticked: ['phone'] })] });
    expect(outcome(decide(from, approve, { policy: policy({ checklist, approvalsNeeded: 2 }) }))).toBe('approved');
  });
});

describe('code of an archived brand', () => {
  const archived = { isBrandArchived: true };
  it.each<[ReviewCommandName, ReviewState]>([
    ['submit', arrived('generated', archived)], ['edit', arrived('generated', archived)], ['approve', arrived('qa_review', archived)], ['reopen', arrived('rejected', archived)],
    ['schedule', arrived('approved', archived)], ['deploy', arrived('approved', archived)], ['mark_deployed', arrived('approved', archived)], ['mark_deployed', arrived('scheduled', archived)],
  ])('refuses %s', (name, from) => {
    expect(outcome(decide(from, command(name)))).toBe('review.brand_archived');
  });

  it.each<[ReviewCommandName, ReviewState, string]>([
    ['roll_back', arrived('deployed', archived), 'rolled_back'], ['kill', arrived('deployed', archived), 'rolled_back'], ['unschedule', arrived('scheduled', archived), 'approved'],
    ['withdraw', arrived('qa_review', archived), 'generated'], ['reject', arrived('qa_review', archived), 'rejected'], ['request_changes', arrived('approved', archived), 'changes_requested'],
  ])('takes back with %s', (name, from, expected) => {
    expect(outcome(decide(from, command(name)))).toBe(expected);
  });
});

describe('editing what was approved', () => {
  const edit = (keepsVotes: boolean): ReviewCommand => ({ name: 'edit', baseHash: HASH, verdict: 'pass', keepsVotes });
  it.each<[string, Partial<ReviewState>, boolean, number, string]>([
    ['another text goes back to review', {}, false, EVE, 'qa_review'],
    ['the same meaning stays approved', {}, true, EVE, 'approved'],
    ['the same meaning by the only approver does not: an author now', {}, true, DANA, 'qa_review'],
    ['the same meaning does not cure a missing vote', { votes: [] }, true, EVE, 'qa_review'],
  ])('%s', (...[, fields, keepsVotes, editor, expected]) => {
    for (const status of ['approved', 'scheduled'] as const) expect(outcome(decide(arrived(status, fields), edit(keepsVotes), { actor: person(editor) }))).toBe(expected);
  });

  it('takes a planned deployment back', () => {
    expect(decide(arrived('scheduled', { planned: LIVE }), edit(true))).toMatchObject({ ok: true, effects: { planned: 'cancel', votes: 'carry' } });
  });

  it('of an older text is refused', () => {
    expect(outcome(decide(arrived('approved'), { ...edit(true), baseHash: OTHER_HASH } as ReviewCommand))).toBe('review.stale_revision');
  });
});

describe('deploying', () => {
  it.each<[string, ReviewState, ReviewCommand, string]>([
    ['another text than the newest', arrived('approved'), { name: 'deploy', contentHash: OTHER_HASH }, 'review.stale_revision'],
    ['what lost its votes', arrived('approved', { votes: [vote(DANA, { dismissed: 'edited' })] }), { name: 'deploy', contentHash: HASH }, 'review.quorum_missing'],
    ['what an author approved', arrived('approved', { votes: [vote(ANA)] }), { name: 'mark_deployed', contentHash: HASH }, 'review.quorum_missing'],
    ['what was approved for another text', arrived('scheduled', { votes: [vote(DANA, { contentHash: OTHER_HASH })] }), { name: 'mark_deployed', contentHash: HASH }, 'review.quorum_missing'],
    ['what was carried over', arrived('approved', { votes: [vote(DANA, { contentHash: OTHER_HASH, carriedTo: [HASH] })] }), { name: 'mark_deployed', contentHash: HASH }, 'deployed'],
    ['what fails', arrived('approved', { verdict: 'fail' }), { name: 'deploy', contentHash: HASH }, 'review.quorum_missing'],
    ['twice at once', arrived('approved', { planned: LIVE }), { name: 'deploy', contentHash: HASH }, 'deployment.open'],
    ['in the past', arrived('approved'), { name: 'schedule', contentHash: HASH, at: new Date(NOW) }, 'deployment.time_past'],
    ['a newer version while the old one is live', arrived('approved', { live: LIVE }), { name: 'mark_deployed', contentHash: HASH }, 'deployed'],
    ['a failure after it was live', arrived('deployed'), { name: 'mark_failed', was: 'live' }, 'deploy_failed'],
    ['a failure of an old version leaves the new one alone', arrived('qa_review', { live: LIVE }), { name: 'mark_failed', was: 'live' }, 'qa_review'],
    ['a roll-back of an old version leaves the new one alone', arrived('generated', { live: LIVE }), { name: 'roll_back' }, 'generated'],
    ['off the schedule, when the policy asks for more by now', arrived('scheduled', { votes: [] }), { name: 'unschedule' }, 'qa_review'],
  ])('%s', (...[, from, wanted, expected]) => {
    expect(outcome(decide(from, wanted))).toBe(expected);
  });

  it('the kill switch asks for a review after it', () => {
    expect(decide(arrived('deployed'), { name: 'kill' })).toMatchObject({ ok: true, state: { status: 'rolled_back' }, events: ['killed'], effects: { request: 'open' } });
  });
});
