import { readChecklist } from './checklist.js';
import { firstRefusal, illegalMove, ofArchivedBrand, staleRevision, withoutRight } from './refusals.js';
import type { ReviewStage } from './review-policy.js';
import type { DecisionCommand, Refusal, ReviewState, Transition, TransitionInput } from './review-state.js';
import { countQuorum, judgeVotes, type CastVote, type Owners, type Quorum } from './votes.js';

type VoteInput = TransitionInput & { readonly command: DecisionCommand };

/** Votes that count for the newest revision. */
export const standingVotes = (state: ReviewState): CastVote[] =>
  judgeVotes(state.votes, { number: state.revision, contentHash: state.contentHash }, state.authors).flatMap(({ vote, whyNot }) => (whyNot === null ? [vote] : []));

/** What the votes that count come to under a policy. A failing verdict is no quorum, whatever the votes. */
export function quorumOf(state: ReviewState, policy: TransitionInput['policy']): Quorum {
  const quorum = countQuorum(standingVotes(state), policy, state.owners);
  return state.verdict === 'pass' ? quorum : { ...quorum, isMet: false };
}

const PERMISSION = { qa: 'code.review', approval: 'code.approve' } as const;
const STAGE_WORDS: Readonly<Record<ReviewStage, string>> = { qa: 'QA', approval: 'approver' };

/** Whether somebody votes, and where the code goes then. */
export function decideVote(input: VoteInput): Transition {
  const { state, command, actor, policy } = input;
  const refusal = firstRefusal([
    () => (actor.kind === 'user' && actor.userId !== null ? null : { code: 'review.only_people_decide', data: {} }),
    () => withoutRight(actor, PERMISSION[command.stage]),
    () => (command.name === 'approve' ? ofArchivedBrand(state, 'approve') : null),
    () => (state.authors.has(actor.userId ?? 0) ? { code: 'review.author_cannot_approve', data: {} } : null),
    () => (canBeVotedOn(state, command) ? null : illegalMove(state, command.name)),
    () => staleRevision(state, command.contentHash),
    () => votedInOtherStage(input),
    () => withoutNote(input),
    () => (command.name === 'approve' ? notReady(input) : null),
  ]);
  if (refusal !== null) return { ok: false, refusal };
  const cancelled = { votes: 'keep', planned: 'cancel' } as const;
  if (command.name === 'request_changes') {
    return { ok: true, state: { status: 'changes_requested' }, events: ['changes_requested'], effects: { ...cancelled, request: 'close' } };
  }
  if (command.name === 'reject') return { ok: true, state: { status: 'rejected' }, events: ['rejected'], effects: { ...cancelled, request: 'close' } };
  const isMet = quorumOf({ ...state, votes: [...state.votes, voteOf(input)] }, policy).isMet;
  return {
    ok: true,
    state: { status: isMet ? 'approved' : 'qa_review' },
    events: [isMet ? 'approved' : 'approval_given'],
    effects: { request: isMet ? 'close' : 'keep', votes: 'keep', planned: 'keep' },
  };
}

/** Until it is live, somebody who may decide can take an approval back by a vote against. */
const canBeVotedOn = (state: ReviewState, command: DecisionCommand): boolean =>
  state.status === 'qa_review' || (command.name !== 'approve' && (state.status === 'approved' || state.status === 'scheduled'));

function voteOf({ state, command, actor }: VoteInput): CastVote {
  return {
    id: Number.MAX_SAFE_INTEGER, userId: actor.userId ?? 0, stage: command.stage, decision: command.name, revision: state.revision, contentHash: command.contentHash,
    carriedTo: [], dismissed: null, canVote: true, actsAsOwner: actsAsOwner(state.owners, command.stage, actor.userId ?? 0), ticked: command.ticked,
  };
}

/** Whether a vote that is given now counts as an owner's. */
function actsAsOwner({ named, acting }: Owners, stage: ReviewStage, userId: number): boolean {
  const reachable = acting.filter((owner) => owner.stage === stage);
  return reachable.length === 0 || [...named, ...reachable].some((owner) => owner.stage === stage && owner.userId === userId);
}

function votedInOtherStage({ state, command, actor, policy }: VoteInput): Refusal | null {
  if (!policy.separateQa || command.name !== 'approve') return null;
  const other = standingVotes(state).find((vote) => vote.userId === actor.userId && vote.stage !== command.stage && vote.decision === 'approve');
  return other === undefined ? null : { code: 'review.both_stages', data: { stage: STAGE_WORDS[other.stage] } };
}

function withoutNote({ command, policy }: VoteInput): Refusal | null {
  const isShort = command.note.trim().length < policy.noteMinLength;
  return policy.noteRequiredFor.includes(command.name) && isShort ? { code: 'review.note_required', data: { minLength: policy.noteMinLength } } : null;
}

function notReady({ state, command, actor, policy }: VoteInput): Refusal | null {
  if (state.verdict === 'fail') return { code: 'review.not_safe', data: { revision: state.revision, count: state.errorCount } };
  if (policy.blockOnOpenThreads && state.openThreads > 0) return { code: 'review.threads_open', data: { count: state.openThreads } };
  const items = readChecklist(policy.checklist, state, { standing: standingVotes(state), more: command.ticked, by: actor.userId });
  const open = items.filter((item) => item.state !== 'ticked').map(({ item }) => item.text);
  return open.length === 0 ? null : { code: 'review.checklist_open', data: { items: open } };
}
