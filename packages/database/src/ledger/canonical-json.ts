import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';

/** JSON with keys in code-unit order and no white space: the same value always gives the same text. */
export function canonicalJson(value: LedgerValue | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item: LedgerValue) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** Each field as its length in UTF-8 bytes, a colon and the bytes: moving a boundary between two fields gives other bytes. */
export function lengthPrefixed(fields: readonly string[]): string {
  let text = '';
  for (const field of fields) text += `${Buffer.byteLength(field, 'utf8')}:${field}`;
  return text;
}
