import { can, type Principal } from '@safecode/domain/access/principal';
import type { DecideReview, ReviewOutcome } from '@safecode/domain/review/commands';
import type { ReviewStage } from '@safecode/domain/review/review-policy';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findVoteByKey, insertVote } from '@safecode/database/review/vote-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import type { LoadedReview } from './load-review.js';
import { NothingToDo, unlessDone } from './nothing-to-do.js';
import { readOutcome } from './read-outcome.js';
import { runReviewCommand, type Acted } from './run-command.js';

const ACTIONS = { approve: 'review.approved', request_changes: 'review.changes_requested', reject: 'review.rejected' } as const;

/** The stage in which somebody votes when they do not say: approval for those who may give it, else QA. */
export const defaultStage = (principal: Principal, brandId: number): ReviewStage => (can(principal, 'code.approve', brandId) ? 'approval' : 'qa');

/**
 * A person's vote on exactly the text that was looked at. The vote that completes what the policy asks for approves the
 * code. The same idempotency key again gets the first answer.
 * @throws access.not_found, access.denied, review.only_people_decide, review.author_cannot_approve, review.illegal_move,
 *   review.stale_revision, review.both_stages, review.note_required, review.not_safe, review.threads_open, review.checklist_open
 */
export async function decideReview(deps: Deps, principal: Principal, input: DecideReview): Promise<ReviewOutcome> {
  const decided = await unlessDone(() => vote(deps, principal, input));
  if (decided !== null) return decided;
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const given = await earlierVote(tx, principal, input);
    return readOutcome(tx, principal, { codeId: input.id, voteId: given?.id ?? null });
  });
}

async function earlierVote(tx: TenantTransaction, principal: Principal, input: DecideReview): Promise<{ id: number } | null> {
  if (input.idempotencyKey === undefined || principal.actor.kind !== 'user') return null;
  const given = await findVoteByKey(tx, principal.actor.userId, input.idempotencyKey);
  return given?.codeId === input.id ? given : null;
}

async function vote(deps: Deps, principal: Principal, input: DecideReview): Promise<ReviewOutcome> {
  const stageFor = ({ code }: LoadedReview): ReviewStage => input.stage ?? defaultStage(principal, code.brandId);
  return runReviewCommand(deps, principal, {
    codeId: input.id,
    action: ACTIONS[input.decision],
    note: input.note,
    command: async (loaded, tx) => {
      if ((await earlierVote(tx, principal, input)) !== null) throw new NothingToDo('The vote was given already.');
      const ticked = input.checklist.filter((item) => item.ticked).map(({ key }) => key);
      return { name: input.decision, contentHash: input.contentHash, stage: stageFor(loaded), note: input.note, ticked };
    },
    act: (tx, loaded) => writeVote(tx, loaded, { ...input, stage: stageFor(loaded) }),
    result: ({ acted }, tx) => readOutcome(tx, principal, { codeId: input.id, voteId: acted.data.voteId ?? null }),
  });
}

async function writeVote(tx: TenantTransaction, { code, head, policy }: LoadedReview, input: DecideReview & { readonly stage: ReviewStage }): Promise<Acted> {
  const manual = new Set(policy.checklist.filter(({ kind }) => kind === 'manual').map(({ key }) => key));
  const voteId = await insertVote(tx, {
    codeId: code.id,
    revision: head.number,
    // The text the voter named, whatever is newest: a vote never counts for a text nobody showed.
    contentHash: input.contentHash,
    astHash: head.astHash,
    effectsHash: head.effectsHash,
    stage: input.stage,
    decision: input.decision,
    note: input.note,
    checklist: input.checklist.filter(({ key }) => manual.has(key)),
    idempotencyKey: input.idempotencyKey ?? null,
  });
  const { decision, stage } = input;
  return { data: { voteId, decision, stage }, after: { voteId, decision, stage, votedHash: input.contentHash } };
}
