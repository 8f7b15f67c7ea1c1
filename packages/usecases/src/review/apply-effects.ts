import type { ReviewEventData } from '@safecode/domain/review/events';
import type { ReviewState } from '@safecode/domain/review/review-state';
import { addBusinessHours } from '@safecode/domain/review/business-hours';
import { chooseAssignees, replaceAway, type Assignment } from '@safecode/domain/review/choose-assignees';
import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { updateDeployment } from '@safecode/database/deployments/deployment-repository';
import { closeRequest, insertAssignees, insertRequest } from '@safecode/database/review/review-request-repository';
import { insertVoteEvents, type StoredVote } from '@safecode/database/review/vote-repository';
import type { LoadedReview } from './load-review.js';
import type { Allowed } from './run-command.js';

export interface EffectsInput {
  readonly loaded: LoadedReview;
  readonly transition: Allowed;
  readonly head: Pick<ReviewState, 'revision' | 'contentHash'>;
  readonly now: Date;
  readonly note: string;
}

interface Applied {
  readonly data: ReviewEventData;
  readonly after: { readonly [key: string]: LedgerValue };
}

/** Writes what follows from a command beside the code's status: votes, the request to reviewers, a planned deployment. */
export async function applyEffects(tx: TenantTransaction, input: EffectsInput): Promise<Applied> {
  const votes = await applyToVotes(tx, input);
  const planned = await cancelPlanned(tx, input);
  const request = await applyToRequest(tx, input, votes.dismissed);
  return {
    data: request.data,
    after: {
      ...(votes.dismissed.length === 0 ? {} : { dismissedVotes: votes.dismissed.map(({ id }) => id) }),
      ...(votes.carried.length === 0 ? {} : { carriedVotes: votes.carried.map(({ id }) => id) }),
      ...planned,
      ...request.after,
    },
  };
}

/** Votes for the text that was newest, or carried to it, and not dismissed. */
export const votesOnHead = ({ votes, head }: LoadedReview): StoredVote[] =>
  votes.filter((vote) => vote.dismissed === null && (vote.contentHash === head.contentHash || vote.carriedTo.includes(head.contentHash)));

async function applyToVotes(tx: TenantTransaction, { loaded, transition, head }: EffectsInput): Promise<{ dismissed: StoredVote[]; carried: StoredVote[] }> {
  const { votes } = transition.effects;
  const concerned = votes === 'keep' ? [] : votesOnHead(loaded);
  const ids = concerned.map(({ id }) => id);
  if (votes === 'carry') {
    await insertVoteEvents(tx, ids, { kind: 'carried', revision: head.revision, contentHash: head.contentHash, reason: 'The new revision means and does the same.' });
    return { dismissed: [], carried: concerned };
  }
  const isEdited = head.contentHash !== loaded.head.contentHash;
  const reason = isEdited ? `Revision ${head.revision} is another text than the one that was looked at.` : 'The code was put to review again.';
  await insertVoteEvents(tx, ids, { kind: 'dismissed', revision: head.revision, contentHash: head.contentHash, reason });
  return { dismissed: concerned, carried: [] };
}

async function cancelPlanned(tx: TenantTransaction, { loaded, transition, now }: EffectsInput): Promise<Applied['after']> {
  const { planned } = loaded.state;
  if (transition.effects.planned === 'keep' || planned === null) return {};
  await updateDeployment(tx, planned.id, { status: 'cancelled', endedAt: now, result: 'The code is not to go out as it was planned.' });
  return { cancelledDeployment: planned.id };
}

async function applyToRequest(tx: TenantTransaction, input: EffectsInput, dismissed: readonly StoredVote[]): Promise<Applied> {
  const { loaded, transition, now } = input;
  const { request } = transition.effects;
  // Whoever had decided is asked again; nobody else is bothered.
  const { actor } = tx.tenantContext;
  const isAuthor = (userId: number): boolean => loaded.state.authors.has(userId) || (actor.kind === 'user' && actor.userId === userId);
  const voters = dismissed.filter(({ canVote, userId }) => canVote && !isAuthor(userId)).map(({ userId, stage }) => ({ userId, stage }));
  const again = replaceAway(choiceOf(loaded), voters);
  if (request === 'keep') {
    if (loaded.request !== null) await insertAssignees(tx, loaded.request.id, again);
    return { data: asked(again), after: {} };
  }
  await closeRequest(tx, loaded.code.id, { at: now, reason: transition.events.at(-1) ?? transition.state.status });
  return request === 'close' ? { data: {}, after: {} } : openRequest(tx, input, again);
}

const choiceOf = ({ reviewers, state }: LoadedReview) => ({ reviewers, owners: state.owners, authors: state.authors });

const asked = (people: readonly Assignment[]): ReviewEventData => (people.length === 0 ? {} : { askedUserIds: [...new Set(people.map(({ userId }) => userId))] });

async function openRequest(tx: TenantTransaction, { loaded, transition, head, now, note }: EffectsInput, again: readonly Assignment[]): Promise<Applied> {
  const { code, policy } = loaded;
  const { workingHours } = policy;
  const isReview = transition.state.status === 'qa_review';
  const after = (hours: number | null): Date | null => (hours === null || !isReview ? null : addBusinessHours(now, hours, workingHours));
  const dueAt = addBusinessHours(now, policy.deadlineHours, workingHours);
  const requestId = await insertRequest(tx, {
    codeId: code.id,
    brandId: code.brandId,
    revision: head.revision,
    note,
    submittedAt: now,
    dueAt,
    escalateAt: after(policy.escalateAfterHours),
    expiresAt: after(policy.expireAfterHours),
  });
  const people = again.length > 0 ? again : chooseAssignees(choiceOf(loaded), policy);
  await insertAssignees(tx, requestId, people);
  return {
    data: { requestId, dueAt: dueAt.toISOString(), ...asked(people) },
    after: { requestId, dueAt: dueAt.toISOString(), assignees: people.map(({ userId }) => userId) },
  };
}
