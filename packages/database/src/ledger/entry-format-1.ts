import { createHmac } from 'node:crypto';
import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerAction, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import { canonicalJson, lengthPrefixed } from './canonical-json.js';

/** What a hash of the first format speaks for: every field of an entry, its place in the chain included. */
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
 * The bytes that were hashed in the first format of the ledger. Nothing is written in it any more; entries that are
 * there stay verifiable.
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
  return lengthPrefixed(fields);
}

/** HMAC-SHA-256, hex. The key is the organisation's own, derived from the ledger key. */
export function hashEntry(ledgerKey: Buffer, entry: HashedEntry): string {
  const key = createHmac('sha256', ledgerKey).update(`organization:${entry.organizationId}`).digest();
  const digest: Digest = (text) => createHmac('sha256', key).update(text).digest('hex');
  return digest(encodeEntry(entry, digest));
}
