import { expect, test } from 'vitest';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import type { HistorySeal, ReviewHistory } from '@safecode/domain/review/review-history';
import type { RevisionSummary } from '@safecode/domain/review/revision';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { buildTimeline } from './build-timeline.js';

const HASH = 'a'.repeat(64);
const revision = (number: number, createdAt: string): RevisionSummary => ({
  codeId: 1, number, contentHash: HASH, astHash: null, effectsHash: null, verdict: 'pass', origin: number === 1 ? 'generated' : 'edited', basedOn: number === 1 ? null : number - 1,
  note: '', authorUserId: 1, createdBy: 'Ana', onBehalfOf: null, createdAt,
});
const vote: ReviewView['votes'][number] = {
  id: 1, voter: { userId: 2, name: 'Kim' }, stage: 'approval', decision: 'approve', note: '', revision: 2, contentHash: HASH, at: '2026-11-03T10:00:00Z', isValid: true, isCarried: false, whyNot: null,
};
const deployment: Deployment = {
  id: 5, codeId: 1, revision: 2, contentHash: HASH, platform: 'manual', environment: 'production', externalId: 'x', status: 'rolled_back', scheduledFor: null, handedOverAt: null,
  result: 'Wrong colour', startedBy: 'Kim', createdAt: '2026-11-04T10:00:00Z', liveAt: '2026-11-04T11:00:00Z', endedAt: '2026-11-05T09:00:00Z',
};
const request = (id: number, submittedAt: string): ReviewHistory['requests'][number] => ({ id, revision: 2, note: '', submittedBy: 'Ana', submittedAt, closedAt: submittedAt });
const seal = (sequence: number, action: HistorySeal['action'], fields: Partial<HistorySeal> = {}): HistorySeal => ({
  sequence, seal: `seal ${sequence}`, at: '2026-11-01T09:00:00.123456Z', actor: 'Ana', action, reason: null, voteId: null, revision: null, requestId: null, deploymentId: null, ...fields,
});
const history = (requests: ReviewHistory['requests'], seals: HistorySeal[] = []): ReviewHistory => ({ requests, seals, isComplete: true });
const nameOf = (entry: ReturnType<typeof buildTimeline>[number]) =>
  entry.kind === 'revision' ? entry.revision.number : entry.kind === 'deployment' ? entry.step : entry.kind === 'ledger' ? entry.step : entry.kind;

test('everything is merged, the newest first, each step of a deployment by itself', () => {
  const entries = buildTimeline({
    review: { votes: [vote] },
    revisions: [revision(2, '2026-11-02T09:00:00Z'), revision(1, '2026-11-01T09:00:00Z')],
    deployments: [deployment],
    history: history([request(1, '2026-11-01T10:00:00Z'), request(2, '2026-11-02T10:00:00Z')], [seal(9, 'review.withdrawn', { at: '2026-11-01T11:00:00.000001Z' })]),
  });
  expect(entries.map(nameOf)).toEqual(['ended', 'live', 'begun', 'vote', 'submitted', 2, 'review.withdrawn', 'submitted', 1]);
});

test('of two things at one moment the cause stands below what followed', () => {
  const entries = buildTimeline({ review: { votes: [] }, revisions: [revision(1, '2026-11-01T09:00:00Z')], deployments: [], history: history([request(1, '2026-11-01T09:00:00Z')]) });
  expect(entries.map(({ kind }) => kind)).toEqual(['submitted', 'revision']);
});

test('each step names the ledger entry that seals it, and none that the ledger does not hold', () => {
  const seals = [
    seal(1, 'code.created'), seal(2, 'code.edited', { revision: 2 }), seal(3, 'review.submitted', { requestId: 7, revision: 2 }), seal(4, 'review.approved', { voteId: 1, revision: 2 }),
    seal(5, 'deployment.planned', { deploymentId: 5 }), seal(6, 'deployment.live', { deploymentId: 5 }),
  ];
  const entries = buildTimeline({ review: { votes: [vote] }, revisions: [revision(1, '2026-11-01T09:00:00Z'), revision(2, '2026-11-02T09:00:00Z')], deployments: [deployment], history: history([request(7, '2026-11-02T10:00:00Z')], seals) });
  expect(entries.map((entry) => [nameOf(entry), entry.seal?.sequence ?? null])).toEqual([['ended', null], ['live', 6], ['begun', 5], ['vote', 4], ['submitted', 3], [2, 2], [1, 1]]);
});
