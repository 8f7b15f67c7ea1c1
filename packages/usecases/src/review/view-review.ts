import { can, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { readChecklist, type CheckedItem } from '@safecode/domain/review/checklist';
import { quorumOf, standingVotes } from '@safecode/domain/review/decide-vote';
import { listActions } from '@safecode/domain/review/list-actions';
import type { ReviewStage } from '@safecode/domain/review/review-policy';
import type { ReviewActor } from '@safecode/domain/review/review-state';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { describeMissing, judgeVotes, openStages, type Quorum } from '@safecode/domain/review/votes';
import type { Assignee } from '@safecode/database/review/review-request-repository';
import { defaultStage } from './decide-review.js';
import type { LoadedReview } from './load-review.js';

export interface ReviewViewInput {
  readonly loaded: LoadedReview;
  readonly actor: ReviewActor;
  readonly principal: Principal;
  readonly assignees: readonly Assignee[];
  readonly authors: ReviewView['authors'];
  readonly now: Date;
  readonly retiring: ReviewView['retiring'];
}

/** What the decision panel shows, made of what was read. */
export function viewReview(input: ReviewViewInput): ReviewView {
  const { loaded, actor, principal, authors, now } = input;
  const { code, policy, request, state, open } = loaded;
  const quorum = quorumOf(state, policy);
  const checklist = readChecklist(policy.checklist, state, { standing: standingVotes(state), more: [], by: null });
  const { checklist: _, ...shownPolicy } = policy;
  const stage = defaultStage(principal, code.brandId);
  const live = open.find(({ status }) => status === 'live');
  return {
    id: code.id,
    brandId: code.brandId,
    title: code.title,
    pageType: code.pageType,
    status: state.status,
    revision: state.revision,
    contentHash: state.contentHash,
    verdict: state.verdict,
    policy: shownPolicy,
    requirement: { approve: quorum.approve, qa: quorum.qa, ownersMissing: quorum.ownersMissing.map((owner) => ({ ...owner, name: nameIn(loaded, owner.userId) })), isMet: quorum.isMet },
    votes: viewVotes(loaded),
    authors,
    waitingFor: waitingFor(input, quorum),
    submittedBy: request?.submittedBy.label ?? null,
    submittedAt: request?.submittedAt ?? null,
    submitNote: request?.note ?? '',
    dueAt: request?.dueAt ?? null,
    escalatedAt: request?.escalatedAt ?? null,
    expiresAt: request?.expiresAt ?? null,
    blockers: blockersOf(loaded, quorum, checklist),
    checklist: checklist.map(({ item, state: ticked, tickedBy }) => ({ key: item.key, text: item.text, kind: item.kind, state: ticked, by: tickedBy === null ? (item.kind === 'machine' ? 'Verifier' : null) : nameIn(loaded, tickedBy) })),
    actions: listActions({ state, actor, policy, now }, stage),
    myStage: actor.kind === 'user' && (can(principal, 'code.approve', code.brandId) || can(principal, 'code.review', code.brandId)) ? stage : null,
    sinceYouLooked: sinceYouLooked(loaded, actor),
    live: live === undefined ? null : { deploymentId: live.id, revision: live.revision, contentHash: live.contentHash, platform: live.platform, since: live.liveAt ?? live.createdAt },
    retiring: [...input.retiring],
    openThreads: state.openThreads,
    scheduledFor: open.find(({ status }) => status === 'planned')?.scheduledFor ?? null,
  };
}

const nameIn = ({ reviewers, votes, policy }: LoadedReview, userId: number): string =>
  [...reviewers, ...votes, ...policy.owners].find((person) => person.userId === userId)?.name ?? 'Somebody who left';

function viewVotes({ votes, state }: LoadedReview): ReviewView['votes'] {
  const stored = new Map(votes.map((vote) => [vote.id, vote]));
  return judgeVotes(votes, { number: state.revision, contentHash: state.contentHash }, state.authors).flatMap(({ vote, isCarried, whyNot }) => {
    const full = stored.get(vote.id);
    if (full === undefined) return [];
    const { id, userId, name, stage, decision, note, revision, contentHash, at } = full;
    return [{ id, voter: { userId, name }, stage, decision, note, revision, contentHash, at, isValid: whyNot === null, isCarried, whyNot }];
  });
}

/**
 * Who can bring it on: those who are asked by name in a stage that still needs votes and have not voted; in a stage
 * without any, everybody who may decide there. Who is away is not waited for as long as somebody else can.
 */
function waitingFor({ loaded, assignees }: ReviewViewInput, quorum: Quorum): ReviewView['waitingFor'] {
  const { state, reviewers } = loaded;
  if (state.status !== 'qa_review') return [];
  const voted = new Set(standingVotes(state).map(({ userId }) => userId));
  const isFree = ({ userId }: { readonly userId: number }): boolean => !voted.has(userId) && !state.authors.has(userId);
  const away = new Set(reviewers.filter(({ isAway }) => isAway).map(({ userId }) => userId));
  return openStages(quorum).flatMap((stage) => {
    const ofStage = <P extends { readonly userId: number; readonly name: string; readonly stage: ReviewStage }>(people: readonly P[]): P[] => {
      const free = people.filter((person) => person.stage === stage && isFree(person));
      const there = free.filter(({ userId }) => !away.has(userId));
      return there.length > 0 ? there : free;
    };
    const named = ofStage(assignees);
    const people = named.length > 0 ? named : ofStage(reviewers);
    return people.map(({ userId, name }) => ({ userId, name, stage, isAssigned: named.length > 0, isAway: away.has(userId) }));
  });
}

const textOf = (code: ConstructorParameters<typeof DomainError>[0], data: Record<string, unknown>): ReviewView['blockers'][number] => ({ code, text: new DomainError(code, data).message });

function blockersOf({ state, policy }: LoadedReview, quorum: Quorum, checklist: readonly CheckedItem[]): ReviewView['blockers'] {
  if (!['generated', 'failed_draft', 'qa_review', 'changes_requested'].includes(state.status)) return [];
  const blockers: ReviewView['blockers'] = [];
  if (state.verdict === 'fail') blockers.push(textOf('review.not_safe', { revision: state.revision, count: state.errorCount }));
  const missing = describeMissing(quorum);
  if (missing !== '') blockers.push(textOf('review.quorum_missing', { missing }));
  const items = checklist.filter((item) => item.state !== 'ticked').map(({ item }) => item.text);
  if (items.length > 0) blockers.push(textOf('review.checklist_open', { items }));
  if (policy.blockOnOpenThreads && state.openThreads > 0) blockers.push(textOf('review.threads_open', { count: state.openThreads }));
  return blockers;
}

/** The revision somebody last voted on, when a newer text came since. */
function sinceYouLooked({ votes, state }: LoadedReview, actor: ReviewActor): ReviewView['sinceYouLooked'] {
  const last = votes.findLast(({ userId }) => actor.kind === 'user' && userId === actor.userId);
  return last === undefined || last.contentHash === state.contentHash ? null : { revision: last.revision, contentHash: last.contentHash };
}
