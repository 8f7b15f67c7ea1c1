import type { CodeStatus } from '../codes/generated-code.js';
import { decideVote, quorumOf } from './decide-vote.js';
import type { ReviewEventKind } from './events.js';
import { firstRefusal, illegalMove, ofArchivedBrand, staleRevision, withoutRight } from './refusals.js';
import type { Effects, Refusal, ReviewCommand, Transition, TransitionInput } from './review-state.js';
import { describeMissing } from './votes.js';

/*
 *                    edit (verdict fail) from anywhere --> failed_draft --edit (pass)--> generated
 *
 *                       submit                approve, quorum                 schedule
 *    generated ----------------> qa_review --------------------> approved <------------> scheduled
 *        ^  ^------ withdraw ------'  |  ^                         |   ^  \  unschedule     |
 *        |                            |  |                         |   |   \                |  due, or by hand
 *        |           request_changes  |  | submit   mark_deployed  |   |    \ mark_failed   |
 *        |                            v  |                         v   |     v              v
 *        |                   changes_requested                 deployed --> deploy_failed (mark_failed)
 *        |                                                         |            |
 *        |   reject --> rejected, expire --> expired               | roll_back, | deploy, schedule: again
 *        |                                                         v kill       v
 *        '------ edit (pass) from deployed, deploy_failed, rolled_back, rejected, expired: a new version
 *
 *    reopen: approved, deploy_failed, rolled_back, rejected, expired --> qa_review, and everybody is asked again
 *    edit (pass) of approved or scheduled: stays approved when the votes are carried over, else --> qa_review
 *    request_changes, reject: also of approved and scheduled
 *    comment_only, escalate: no move
 *    of an archived brand: no submit, edit, approve, reopen, schedule, deploy or mark_deployed
 */

const KEEP: Effects = { request: 'keep', votes: 'keep', planned: 'keep' };
/** Drafts of a next version: nobody is asked before somebody submits. */
const ENDED: readonly CodeStatus[] = ['deployed', 'deploy_failed', 'rolled_back', 'rejected', 'expired'];

const refuse = (refusal: Refusal): Transition => ({ ok: false, refusal });
const move = (status: CodeStatus, events: readonly ReviewEventKind[], effects: Partial<Effects> = {}): Transition => ({
  ok: true,
  state: { status },
  events,
  effects: { ...KEEP, ...effects },
});

/**
 * What a command does to code in its review, or why it is refused. Pure: the same arguments give the same answer. Rights
 * are those the actor has for the brand; the system has those it needs for time (`expire`, `escalate`) and for planned
 * deployments.
 */
export function decideTransition(input: TransitionInput): Transition {
  const { command } = input;
  switch (command.name) {
    case 'approve':
    case 'request_changes':
    case 'reject':
      return decideVote({ ...input, command });
    case 'comment_only':
      return move(input.state.status, []);
    case 'submit':
      return submit(input, command.contentHash);
    case 'edit':
      return edit(input, command);
    case 'withdraw':
      return withdraw(input);
    case 'reopen':
      return reopen(input);
    case 'expire':
    case 'escalate':
      return byTime(input, command.name);
    case 'schedule':
    case 'deploy':
      return plan(input, command);
    case 'unschedule':
      return unschedule(input);
    case 'mark_deployed':
      return markDeployed(input, command.contentHash);
    case 'mark_failed':
      return markFailed(input, command.was);
    case 'roll_back':
    case 'kill':
      return takeBack(input, command.name);
  }
}

function submit(input: TransitionInput, shown: string | undefined): Transition {
  const { state, actor } = input;
  const refusal = firstRefusal([
    () => withoutRight(actor, 'code.submit'),
    () => ofArchivedBrand(state, 'submit'),
    () => (state.verdict === 'fail' ? { code: 'review.not_safe', data: { revision: state.revision, count: state.errorCount } } : null),
    () => (['generated', 'changes_requested'].includes(state.status) ? null : illegalMove(state, 'submit')),
    () => staleRevision(state, shown),
  ]);
  return refusal === null ? move('qa_review', ['submitted'], { request: 'open' }) : refuse(refusal);
}

function edit(input: TransitionInput, command: Extract<ReviewCommand, { name: 'edit' }>): Transition {
  const { state, actor, policy } = input;
  const refusal = firstRefusal([() => withoutRight(actor, 'code.edit'), () => ofArchivedBrand(state, 'edit'), () => staleRevision(state, command.baseHash)]);
  if (refusal !== null) return refuse(refusal);
  const { status } = state;
  const votes = command.keepsVotes ? 'carry' : 'dismiss';
  if (command.verdict === 'fail') return move('failed_draft', ['edited'], { votes, request: 'close', planned: 'cancel' });
  if (status === 'failed_draft' || status === 'generated') return move('generated', ['edited'], { votes });
  if (ENDED.includes(status)) return move('generated', ['edited'], { votes, request: 'close', planned: 'cancel' });
  if (status === 'qa_review' || status === 'changes_requested') return move(status, ['edited'], { votes });
  // Whoever edits becomes an author, so that a vote of theirs is no longer among those that were carried.
  const authors = new Set([...state.authors, ...(actor.userId === null ? [] : [actor.userId])]);
  const holds = command.keepsVotes && quorumOf({ ...state, authors }, policy).isMet;
  return holds ? move('approved', ['edited'], { votes, planned: 'cancel' }) : move('qa_review', ['edited'], { votes, planned: 'cancel', request: 'open' });
}

function withdraw({ state, actor }: TransitionInput): Transition {
  const refusal = firstRefusal([
    () => withoutRight(actor, 'code.submit'),
    () => (state.status === 'qa_review' || state.status === 'changes_requested' ? null : illegalMove(state, 'withdraw')),
  ]);
  return refusal === null ? move('generated', ['withdrawn'], { request: 'close' }) : refuse(refusal);
}

function reopen({ state, actor }: TransitionInput): Transition {
  const refusal = firstRefusal([
    // Taking an approval away is for those who could have given it.
    () => withoutRight(actor, state.status === 'approved' ? 'code.approve' : 'code.submit'),
    () => ofArchivedBrand(state, 'reopen'),
    () => (['approved', 'deploy_failed', 'rolled_back', 'rejected', 'expired'].includes(state.status) ? null : illegalMove(state, 'reopen')),
  ]);
  return refusal === null ? move('qa_review', ['reopened'], { request: 'open', votes: 'dismiss', planned: 'cancel' }) : refuse(refusal);
}

function byTime({ state, actor }: TransitionInput, name: 'expire' | 'escalate'): Transition {
  if (actor.kind !== 'system' || state.status !== 'qa_review') return refuse(illegalMove(state, name));
  return name === 'expire' ? move('expired', ['expired'], { request: 'close' }) : move('qa_review', ['escalated']);
}

/** The refusal of a deployment of something else than what was approved, or null. */
function notApproved({ state, policy }: TransitionInput, contentHash: string): Refusal | null {
  const stale = staleRevision(state, contentHash);
  if (stale !== null) return stale;
  const quorum = quorumOf(state, policy);
  if (quorum.isMet) return null;
  const missing = state.verdict === 'fail' ? 'its verdict is fail' : describeMissing(quorum);
  return { code: 'review.quorum_missing', data: { missing } };
}

function plan(input: TransitionInput, command: Extract<ReviewCommand, { name: 'schedule' | 'deploy' }>): Transition {
  const { state, actor, now } = input;
  const refusal = firstRefusal([
    () => withoutRight(actor, 'code.deploy'),
    () => ofArchivedBrand(state, command.name),
    () => (state.status === 'approved' || state.status === 'deploy_failed' ? null : illegalMove(state, command.name)),
    () => notApproved(input, command.contentHash),
    () => (state.planned === null ? null : { code: 'deployment.open', data: { deploymentId: state.planned.id } }),
    () => (command.name === 'schedule' && command.at <= now ? { code: 'deployment.time_past', data: {} } : null),
  ]);
  if (refusal !== null) return refuse(refusal);
  return command.name === 'schedule' ? move('scheduled', ['scheduled']) : move(state.status, []);
}

function unschedule(input: TransitionInput): Transition {
  const { state, actor, policy } = input;
  const refusal = firstRefusal([
    () => withoutRight(actor, 'code.deploy'),
    () => (state.status === 'scheduled' || state.planned !== null ? null : illegalMove(state, 'unschedule')),
  ]);
  if (refusal !== null) return refuse(refusal);
  if (state.status !== 'scheduled') return move(state.status, ['unscheduled'], { planned: 'cancel' });
  // The policy may ask for more than when it was approved: then it is asked for.
  if (quorumOf(state, policy).isMet) return move('approved', ['unscheduled'], { planned: 'cancel' });
  return move('qa_review', ['unscheduled'], { planned: 'cancel', request: 'open' });
}

function markDeployed(input: TransitionInput, contentHash: string): Transition {
  const { state, actor } = input;
  const refusal = firstRefusal([
    () => withoutRight(actor, 'code.deploy'),
    () => ofArchivedBrand(state, 'mark_deployed'),
    () => (['approved', 'scheduled', 'deploy_failed'].includes(state.status) ? null : illegalMove(state, 'mark_deployed')),
    () => notApproved(input, contentHash),
  ]);
  return refusal === null ? move('deployed', ['deployed']) : refuse(refusal);
}

function markFailed({ state, actor }: TransitionInput, was: 'planned' | 'live'): Transition {
  const refusal = withoutRight(actor, 'code.deploy');
  if (refusal !== null) return refuse(refusal);
  const moves = was === 'live' ? state.status === 'deployed' : state.status === 'approved' || state.status === 'scheduled';
  return move(moves ? 'deploy_failed' : state.status, ['deploy_failed']);
}

function takeBack({ state, actor }: TransitionInput, name: 'roll_back' | 'kill'): Transition {
  const refusal = firstRefusal([() => withoutRight(actor, 'code.deploy'), () => (state.live === null ? illegalMove(state, name) : null)]);
  if (refusal !== null) return refuse(refusal);
  // A newer version may be under way: it goes on, whatever becomes of the one that was live.
  const isHead = state.status === 'deployed';
  if (name === 'roll_back') return move(isHead ? 'rolled_back' : state.status, ['rolled_back']);
  return move(isHead ? 'rolled_back' : state.status, ['killed'], isHead ? { request: 'open' } : {});
}
