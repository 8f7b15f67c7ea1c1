import type { Deployment } from '@safecode/domain/deployments/deployment';
import type { LedgerAction } from '@safecode/domain/ledger/ledger-entry';
import type { HistorySeal, ReviewHistory } from '@safecode/domain/review/review-history';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { RevisionSummary } from '@safecode/domain/review/revision';

/** Steps that are known from the ledger alone. */
const TOLD_BY_LEDGER = ['review.withdrawn', 'review.expired', 'review.escalated', 'review.assigned'] as const satisfies readonly LedgerAction[];
export type LedgerStep = (typeof TOLD_BY_LEDGER)[number];

type Content =
  | { readonly kind: 'revision'; readonly at: string; readonly revision: RevisionSummary }
  | { readonly kind: 'submitted'; readonly at: string; readonly request: ReviewHistory['requests'][number] }
  | { readonly kind: 'vote'; readonly at: string; readonly vote: ReviewView['votes'][number] }
  | { readonly kind: 'ledger'; readonly at: string; readonly step: LedgerStep; readonly by: string; readonly reason: string | null }
  | { readonly kind: 'deployment'; readonly at: string; readonly step: 'begun' | 'planned' | 'live' | 'ended'; readonly deployment: Deployment };

/** `seal`: the ledger entry of the step; null when the ledger holds none, or not its contents any more. */
export type TimelineEntry = Content & { readonly seal: Pick<HistorySeal, 'sequence' | 'seal'> | null };

export interface TimelineInput {
  readonly review: Pick<ReviewView, 'votes'>;
  readonly revisions: readonly RevisionSummary[];
  readonly deployments: readonly Deployment[];
  readonly history: ReviewHistory;
}

const BEGUN: readonly LedgerAction[] = ['deployment.planned', 'deployment.scheduled'];
const LIVE: readonly LedgerAction[] = ['deployment.live'];
const ENDED: readonly LedgerAction[] = ['deployment.failed', 'deployment.rolled_back', 'deployment.killed', 'deployment.unscheduled'];
const MADE: readonly LedgerAction[] = ['code.created', 'code.draft_failed', 'code.reused', 'code.edited', 'code.corrected', 'code.restored'];

function deploymentSteps(deployment: Deployment, sealOf: (test: (seal: HistorySeal) => boolean) => TimelineEntry['seal']): TimelineEntry[] {
  const { id, createdAt, liveAt, endedAt, scheduledFor } = deployment;
  const step = (at: string, name: Extract<Content, { kind: 'deployment' }>['step'], actions: readonly LedgerAction[]): TimelineEntry => ({
    kind: 'deployment', at, step: name, deployment, seal: sealOf((seal) => seal.deploymentId === id && actions.includes(seal.action)),
  });
  return [
    step(createdAt, scheduledFor === null ? 'begun' : 'planned', BEGUN),
    ...(liveAt === null ? [] : [step(liveAt, 'live', LIVE)]),
    ...(endedAt === null ? [] : [step(endedAt, 'ended', ENDED)]),
  ];
}

const isToldByLedger = (action: LedgerAction): action is LedgerStep => TOLD_BY_LEDGER.some((told) => told === action);

/** Everything that happened to a code, merged, the newest first. Of things at the same moment the cause stands below what followed from it. */
export function buildTimeline({ review, revisions, deployments, history }: TimelineInput): TimelineEntry[] {
  const { seals } = history;
  const sealOf = (test: (seal: HistorySeal) => boolean): TimelineEntry['seal'] => seals.find(test) ?? null;
  const madeBy = (number: number) => (seal: HistorySeal) => MADE.includes(seal.action) && (seal.revision ?? 1) === number;
  const entries: TimelineEntry[] = [
    ...revisions.map((revision) => ({ kind: 'revision' as const, at: revision.createdAt, revision, seal: sealOf(madeBy(revision.number)) })),
    ...history.requests.map((request) => ({ kind: 'submitted' as const, at: request.submittedAt, request, seal: sealOf(({ requestId }) => requestId === request.id) })),
    ...seals.flatMap((seal) => (isToldByLedger(seal.action) ? [{ kind: 'ledger' as const, at: seal.at, step: seal.action, by: seal.actor, reason: seal.reason, seal }] : [])),
    ...review.votes.map((vote) => ({ kind: 'vote' as const, at: vote.at, vote, seal: sealOf(({ voteId }) => voteId === vote.id) })),
    ...deployments.flatMap((deployment) => deploymentSteps(deployment, sealOf)),
  ];
  // Times of the ledger have microseconds: compared as instants, not as texts.
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.index - a.index)
    .map(({ entry }) => entry);
}
