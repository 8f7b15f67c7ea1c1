import { expect, test } from 'vitest';
import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { waitingItems } from './waiting-items.js';

type Review = HomeSummary['reviews']['rows'][number];
const review = (id: number, dueAt: string | null): Review => ({
  id, title: 'Bar', brandId: 1, brandName: 'L', brandSlug: 'l', pageType: 'pdp', status: 'qa_review', revision: 1, contentHash: 'a'.repeat(64),
  why: 'eligible', reason: 'You may approve it', stage: 'approval', submittedAt: null, dueAt, isOverdue: false,
});

test('what is due first stands first, what has no due after it', () => {
  const items = waitingItems({ reviews: { rows: [review(1, null), review(2, '2026-12-02T10:00:00Z'), review(3, '2026-12-01T10:00:00Z')], total: 3 }, waiting: [] });
  expect(items.map((item) => (item.kind === 'review' ? item.review.id : null))).toEqual([3, 2, 1]);
});
