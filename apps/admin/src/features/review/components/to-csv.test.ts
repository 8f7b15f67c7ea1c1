import { expect, test } from 'vitest';
import type { ReviewQueue } from '@safecode/domain/review/commands';
import { toCsv } from './to-csv.js';

const row: ReviewQueue['rows'][number] = {
  id: 7, title: 'Bar', brandId: 1, brandName: 'Larkmoor', brandSlug: 'larkmoor', pageType: 'pdp', status: 'qa_review', revision: 2, contentHash: 'a'.repeat(64),
  why: 'eligible', reason: 'You may approve it', stage: 'approval', submittedAt: '2026-11-30T10:00:00.000Z', dueAt: null, isOverdue: false,
};

test('names the zone of its times and leaves out what there is not', () => {
  const [header, first] = toCsv([row]).split('\r\n');
  expect(header).toContain('submitted_at_utc,due_at_utc');
  expect(first).toBe(`7,Bar,Larkmoor,pdp,qa_review,2,${'a'.repeat(64)},approval,You may approve it,2026-11-30T10:00:00.000Z,`);
});

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['a, "b"', '"a, ""b"""'],
  ['two\nlines', '"two\nlines"'],
])('a title %j is neither run nor split', (title, cell) => {
  expect(toCsv([{ ...row, title }]).split('\r\n')[1]).toContain(`7,${cell},Larkmoor`);
});
