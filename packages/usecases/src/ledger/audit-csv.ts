import type { AuditDetail } from '@safecode/domain/ledger/audit';

/** A spreadsheet takes text that begins with one of these for a formula; an apostrophe in front makes it text. */
const FORMULA = /^[=+\-@\t\r\n]/;

const COLUMNS: readonly (readonly [name: string, read: (entry: AuditDetail) => string | number | null])[] = [
  ['sequence', ({ sequence }) => sequence],
  ['time (UTC)', ({ at }) => at],
  ['actor kind', ({ actor }) => actor.kind],
  ['actor', ({ actor }) => actor.label],
  ['person', ({ actor }) => actor.person?.subject ?? null],
  ['on behalf of', ({ actor }) => actor.onBehalfOf?.name ?? actor.onBehalfOf?.subject ?? null],
  ['key', ({ actor }) => actor.keyId],
  ['action', ({ action }) => action],
  ['object type', ({ objectType }) => objectType],
  ['object', ({ objectId }) => objectId],
  ['brand number', ({ brandId }) => brandId],
  ['brand', ({ brandName }) => brandName],
  ['code number', ({ codeId }) => codeId],
  ['reason', ({ reason }) => reason],
  ['before', ({ before }) => jsonOrNull(before)],
  ['after', ({ after }) => jsonOrNull(after)],
  ['contents dropped', ({ isEmptied }) => (isEmptied ? 'yes' : 'no')],
  ['seal', ({ seal }) => seal],
];

const jsonOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** The first line of an export, after the mark by which spreadsheets know UTF-8. */
export const AUDIT_CSV_HEADER = `\uFEFF${COLUMNS.map(([name]) => csvField(name)).join(',')}\r\n`;

/** An entry as a line of RFC 4180. */
export const toCsvLine = (entry: AuditDetail): string => `${COLUMNS.map(([, read]) => csvField(read(entry))).join(',')}\r\n`;

/** A field, quoted when it must be, and never a formula. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
