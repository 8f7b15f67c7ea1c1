import { hkdfSync } from 'node:crypto';

/** Secrets derived from the encryption key, one for each use, so that none can stand in for another. */
export interface DerivedKeys {
  /** Signs paging cursors. */
  readonly cursor: Buffer;
  /** Keys the hash chain of the ledger. */
  readonly ledger: Buffer;
  /** Makes the links of invitations. */
  readonly invitation: Buffer;
  /** Makes what a brand publishes to prove that a domain is its own. */
  readonly domainProof: Buffer;
}

const BYTES = 32;

/** HKDF-SHA-256 (RFC 5869) of the encryption key, with the use as info. */
export function deriveKeys(encryptionKey: string): DerivedKeys {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', encryptionKey, 'safecode', use, BYTES));
  return { cursor: derive('cursor'), ledger: derive('ledger'), invitation: derive('invitation'), domainProof: derive('domain proof') };
}
