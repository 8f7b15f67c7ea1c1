import { createHmac } from 'node:crypto';
import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerAction, LedgerValue } from '@safecode/domain/ledger/ledger-entry';

/** What a hash speaks for: every field of an entry, its place in the chain included. */
export interface HashedEntry {
  readonly organizationId: number;
  readonly sequence: number;
  readonly previousHash: string;
  /** UTC with microseconds: `2026-11-23T10:00:00.123456Z`. */
  readonly at: string;
  readonly actor: Actor;
  readonly action: LedgerAction;
  readonly objectType: string;
  readonly objectId: string;
  readonly brandId: number | null;
  readonly codeId: number | null;
  readonly before: LedgerValue;
  readonly after: LedgerValue;
  readonly reason: string | null;
}

const FORMAT = 'safecode-ledger-1';

/** Stands in the hash for a text that may have to be erased one day. */
export type Digest = (text: string) => string;

/**
 * The bytes that are hashed: each field as its length in UTF-8 bytes, a colon and the bytes, so that moving a boundary
 * between two fields gives other bytes. Who acted and the free content (canonical JSON) enter as keyed digests: the
 * erasure of personal data can drop the text, keep the digest, and leave the chain whole.
 */
export function encodeEntry(entry: HashedEntry, digest: Digest): string {
  const fields = [
    FORMAT,
    String(entry.organizationId),
    String(entry.sequence),
    entry.previousHash,
    entry.at,
    canonicalJson(entry.actor),
    entry.action,
    entry.objectType,
    entry.objectId,
    String(entry.brandId ?? ''),
    String(entry.codeId ?? ''),
    digest(canonicalJson(entry.before)),
    digest(canonicalJson(entry.after)),
    // Absent and empty are not the same.
    digest(entry.reason === null ? '0' : `1${entry.reason}`),
  ];
  return fields.map((field) => `${Buffer.byteLength(field, 'utf8')}:${field}`).join('');
}

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

/** HMAC-SHA-256, hex. The key is the organisation's own, derived from the ledger key. */
export function hashEntry(ledgerKey: Buffer, entry: HashedEntry): string {
  const key = createHmac('sha256', ledgerKey).update(`organization:${entry.organizationId}`).digest();
  const digest: Digest = (text) => createHmac('sha256', key).update(text).digest('hex');
  return digest(encodeEntry(entry, digest));
}
