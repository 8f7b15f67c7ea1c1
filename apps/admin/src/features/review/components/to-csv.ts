import type { ReviewQueue } from '@safecode/domain/review/commands';

/** A cell that a spreadsheet neither splits nor runs: a text that would begin a formula is told from one by an apostrophe. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS: readonly (readonly [header: string, value: (row: ReviewQueue['rows'][number]) => string | number | null])[] = [
  ['number', (row) => row.id],
  ['title', (row) => row.title],
  ['brand', (row) => row.brandName],
  ['page_type', (row) => row.pageType],
  ['status', (row) => row.status],
  ['revision', (row) => row.revision],
  ['content_hash', (row) => row.contentHash],
  ['stage', (row) => row.stage],
  ['reason', (row) => row.reason],
  ['submitted_at_utc', (row) => row.submittedAt],
  ['due_at_utc', (row) => row.dueAt],
];

/** Rows of the queue for a spreadsheet: times in ISO 8601 with the zone in the name of the column. */
export const toCsv = (rows: readonly ReviewQueue['rows'][number][]): string =>
  `${[COLUMNS.map(([header]) => header), ...rows.map((row) => COLUMNS.map(([, value]) => cell(value(row))))].map((line) => line.join(',')).join('\r\n')}\r\n`;
