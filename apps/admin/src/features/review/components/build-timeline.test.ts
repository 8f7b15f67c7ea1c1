import { expect, test } from 'vitest';
import type { Deployment } from '@safecode/domain/deployments/deployment';
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

test('everything is merged, the newest first, each step of a deployment by itself', () => {
  const entries = buildTimeline({
    review: { votes: [vote], submittedBy: 'Ana', submittedAt: '2026-11-02T10:00:00Z', submitNote: '' },
    revisions: [revision(2, '2026-11-02T09:00:00Z'), revision(1, '2026-11-01T09:00:00Z')],
    deployments: [deployment],
  });
  expect(entries.map((entry) => (entry.kind === 'revision' ? entry.revision.number : entry.kind === 'deployment' ? entry.step : entry.kind))).toEqual(['ended', 'live', 'begun', 'vote', 'submitted', 2, 1]);
});

test('of two things at one moment the cause stands below what followed', () => {
  const entries = buildTimeline({ review: { votes: [], submittedBy: 'Ana', submittedAt: '2026-11-01T09:00:00Z', submitNote: '' }, revisions: [revision(1, '2026-11-01T09:00:00Z')], deployments: [] });
  expect(entries.map(({ kind }) => kind)).toEqual(['submitted', 'revision']);
});
