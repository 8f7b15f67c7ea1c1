import { ALL_PERMISSIONS } from '@safecode/domain/access/permissions';
import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import type { ReviewActor, ReviewState } from '@safecode/domain/review/review-state';
import { actingOwners } from '@safecode/domain/review/choose-assignees';
import type { ReviewPolicy } from '@safecode/domain/review/review-policy';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listOpenDeployments } from '@safecode/database/deployments/deployment-repository';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { findOpenRequest, listReviewers, type OpenRequest, type Reviewer } from '@safecode/database/review/review-request-repository';
import { countOpenThreads, findPersonOf, listAuthors, type CodeRow } from '@safecode/database/review/state-repository';
import { listVotes, type StoredVote } from '@safecode/database/review/vote-repository';
import { findRevision, type StoredRevision } from '@safecode/database/revisions/revision-repository';
import { assertVisible } from '../access/assert-visible.js';
import { withHashes } from '../revisions/view-revision.js';

/** Code with everything its review is about. */
export interface LoadedReview {
  readonly code: CodeRow;
  /** The newest revision. */
  readonly head: StoredRevision;
  readonly policy: ReviewPolicy;
  readonly votes: readonly StoredVote[];
  readonly request: OpenRequest | null;
  /** Everybody who may decide, authors too. */
  readonly reviewers: readonly Reviewer[];
  readonly open: readonly Deployment[];
  readonly state: ReviewState;
}

/**
 * Reads a code's review. For a command the caller has locked the row of the code first.
 * @throws access.not_found, access.denied
 */
export async function loadReview(tx: TenantTransaction, principal: Principal, found: CodeRow | null): Promise<LoadedReview> {
  const code = assertVisible(principal, found, 'code');
  assertCan(principal, 'code.read', code.brandId);
  // Sent together: none waits for another.
  const [revision, policy, votes, authors, request, reviewers, open, openThreads] = await Promise.all([
    findRevision(tx, code.id),
    findReviewPolicy(tx, code.brandId),
    listVotes(tx, code),
    listAuthors(tx, code.id),
    findOpenRequest(tx, code.id),
    listReviewers(tx, code.brandId),
    listOpenDeployments(tx, code.id),
    countOpenThreads(tx, code.id),
  ]);
  if (revision === null) throw new Error('Code without a revision.');
  const head = withHashes(revision);
  const loaded = { code, head, policy, votes, request, reviewers, open };
  return { ...loaded, state: stateOf(loaded, new Set(authors), openThreads) };
}

function stateOf(loaded: Omit<LoadedReview, 'state'>, authors: ReadonlySet<number>, openThreads: number): ReviewState {
  const { code, head, policy, votes, request, reviewers, open } = loaded;
  const findings = head.report.parts.flatMap((part) => part.findings);
  const named = policy.owners.filter(
    (owner) =>
      (owner.pageType === null || owner.pageType === code.pageType) &&
      !authors.has(owner.userId) &&
      reviewers.some(({ userId, stage }) => userId === owner.userId && stage === owner.stage),
  );
  const openAs = (status: Deployment['status']) => open.find((deployment) => deployment.status === status) ?? null;
  return {
    status: code.status,
    revision: head.number,
    contentHash: head.contentHash,
    verdict: head.verdict,
    errorCount: findings.filter(({ severity }) => severity === 'error').length,
    warningCount: findings.filter(({ severity }) => severity === 'warning').length,
    lastChangedBy: head.createdBy.label,
    hasNote: head.note !== '' || (request?.note ?? '') !== '',
    authors,
    votes,
    owners: { named, acting: actingOwners({ reviewers, authors }, named) },
    openThreads,
    isBrandArchived: code.isBrandArchived,
    live: openAs('live'),
    planned: openAs('planned'),
  };
}

/** Who gives a command: a key or Opal acts with its own rights, and as author stands for the person behind it. */
export async function reviewActorOf(tx: TenantTransaction, principal: Principal, brandId: number): Promise<ReviewActor> {
  const { actor } = principal;
  return {
    kind: actor.kind,
    userId: actor.kind === 'user' ? actor.userId : await findPersonOf(tx, actor),
    can: new Set(ALL_PERMISSIONS.filter((permission) => can(principal, permission, brandId))),
  };
}
