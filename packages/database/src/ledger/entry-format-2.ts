import { hash } from 'node:crypto';
import { lengthPrefixed } from './canonical-json.js';
import { chainHmac } from './chain-hmac.js';

/** What the digest of an entry speaks for. JSON stands here as the text that is kept, letter by letter. */
export interface DigestedEntry {
  readonly organizationId: number;
  readonly sequence: number;
  /** The digest of the entry before it. */
  readonly previousDigest: string;
  /** UTC with microseconds: `2026-11-23T10:00:00.123456Z`. */
  readonly at: string;
  /** Canonical JSON; persons by pseudonym. */
  readonly actor: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly brandId: number | null;
  readonly codeId: number | null;
  readonly contentDigest: string;
}

/** What an entry says beside who, what and when: the part that retention can drop. */
export interface EntryContent {
  readonly salt: string;
  /** Canonical JSON, or null. */
  readonly before: string | null;
  readonly after: string | null;
  /** The reason as it is kept: sealed under a person's key, or plain. */
  readonly notes: string | null;
}

/** Stands at the beginning of every digest of the format. */
export const ENTRY_FORMAT_2 = 'safecode-ledger-2';
const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** SHA-256 (hex) of the content with its salt. Stands in the chain for the content. */
export const contentDigestOf = ({ salt, before, after, notes }: EntryContent): string =>
  // Absent and empty are not the same.
  sha256(lengthPrefixed([salt, before ?? 'null', after ?? 'null', notes === null ? '0' : `1${notes}`]));

/** SHA-256 (hex) of an entry and, through the digest before it, of all that went before. Anybody can recompute it. */
export const digestOf = (entry: DigestedEntry): string =>
  sha256(
    lengthPrefixed([
      ENTRY_FORMAT_2,
      String(entry.organizationId),
      String(entry.sequence),
      entry.previousDigest,
      entry.at,
      entry.actor,
      entry.action,
      entry.objectType,
      entry.objectId,
      String(entry.brandId ?? ''),
      String(entry.codeId ?? ''),
      entry.contentDigest,
    ]),
  );

/** HMAC-SHA-256 (hex) that binds a digest to the hash before it. Only who has the organisation's key can make it. */
export const linkHash = (organizationKey: Buffer, previousHash: string, digest: string): string =>
  chainHmac(organizationKey)(previousHash, digest);
