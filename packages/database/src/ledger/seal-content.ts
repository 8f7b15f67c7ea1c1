import type { LedgerRecord, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import { canonicalJson } from './canonical-json.js';
import type { EntryContent } from './entry-format-2.js';
import { randomBytesFromPool } from './random-pool.js';
import { openText, sealText } from './sealed-text.js';
import type { Subject } from './subjects.js';

/** Where a sealed text belongs. A copy in another entry or field does not open. */
export interface EntryPlace {
  readonly organizationId: number;
  readonly sequence: number;
}

/** A value under a person's key, as it stands in `before` and `after`. */
interface SealedValue {
  readonly $sealed: string;
  readonly data: string;
}

const SALT_BYTES = 16;
const NOTES = /^sealed:(p-[0-9a-f]+):(.+)$/;
const SEALED = /"\$sealed":"(p-[0-9a-f]+)"/g;
const placeOf = ({ organizationId, sequence }: EntryPlace, field: string): string => `${organizationId}|${sequence}|${field}`;

/** The content of an entry as it is kept: the reason under the key of who gave it, personal fields under the key of whom they are about. */
export function sealContent(record: LedgerRecord, place: EntryPlace, persons: { readonly acting: Subject | null; readonly about: Subject | null }): EntryContent {
  const { reason } = record;
  const { acting, about } = persons;
  return {
    salt: randomBytesFromPool(SALT_BYTES).toString('hex'),
    before: textOf(sealFields(record, { side: 'before', place, about })),
    after: textOf(sealFields(record, { side: 'after', place, about })),
    notes: reason === undefined ? null : acting === null ? reason : `sealed:${acting.subject}:${sealText(acting.key, placeOf(place, 'notes'), reason)}`,
  };
}

const textOf = (value: LedgerValue): string | null => (value === null ? null : canonicalJson(value));

function sealFields(record: LedgerRecord, { side, place, about }: { side: 'before' | 'after'; place: EntryPlace; about: Subject | null }): LedgerValue {
  const value = record[side] ?? null;
  if (about === null || !isObject(value)) return value;
  const fields = new Set(record.personal?.fields);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      fields.has(name) ? { $sealed: about.subject, data: sealText(about.key, placeOf(place, `${side}.${name}`), canonicalJson(member)) } : member,
    ]),
  );
}

/** The key of a person, or null when it was destroyed. */
export type KeyOfSubject = (subject: string) => Buffer | null;

/** The reason in plain words; null when its writer was erased. */
export function openNotes(notes: string, place: EntryPlace, keyOf: KeyOfSubject): string | null {
  const [, subject = '', data = ''] = NOTES.exec(notes) ?? [];
  if (subject === '') return notes;
  const key = keyOf(subject);
  return key === null ? null : (openText(key, placeOf(place, 'notes'), data)?.toString('utf8') ?? null);
}

/** Pseudonyms whose keys are needed to read an entry's content. */
export function subjectsInContent(row: { readonly before: string | null; readonly after: string | null; readonly notes: string | null }): string[] {
  const found = [row.before, row.after].flatMap((text) => (text === null ? [] : [...text.matchAll(SEALED)].map(([, subject = '']) => subject)));
  const [, writer = ''] = NOTES.exec(row.notes ?? '') ?? [];
  return writer === '' ? found : [...found, writer];
}

/** A kept value with its personal fields in plain; fields of an erased person say so. */
export function openValue(value: LedgerValue, { side, ...place }: EntryPlace & { readonly side: 'before' | 'after' }, keyOf: KeyOfSubject): LedgerValue {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, isSealed(member) ? openMember(member, placeOf(place, `${side}.${name}`), keyOf) : member]));
}

function openMember({ $sealed, data }: SealedValue, place: string, keyOf: KeyOfSubject): LedgerValue {
  const key = keyOf($sealed);
  const text = key === null ? null : openText(key, place, data);
  return text === null ? { erased: $sealed } : (JSON.parse(text.toString('utf8')) as LedgerValue);
}

const isObject = (value: LedgerValue): value is { readonly [key: string]: LedgerValue } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSealed = (value: LedgerValue): value is { readonly $sealed: string; readonly data: string } =>
  isObject(value) && typeof value['$sealed'] === 'string' && typeof value['data'] === 'string';
