import { createHmac, hkdfSync } from 'node:crypto';

/** What the ledger key of the installation gives an organisation. */
export interface LedgerKeys {
  /** Keys the organisation's chain. */
  readonly chain: Buffer;
  /** Wraps the data keys of its persons. */
  readonly wrapping: Buffer;
  /** Makes the digests under which addresses are found again. */
  readonly contact: Buffer;
}

const BYTES = 32;
const known = new WeakMap<Buffer, Map<number, LedgerKeys>>();

/** The keys of an organisation, derived once. */
export function ledgerKeysOf(ledgerKey: Buffer, organizationId: number): LedgerKeys {
  const ofKey = known.get(ledgerKey) ?? new Map<number, LedgerKeys>();
  known.set(ledgerKey, ofKey);
  const made = ofKey.get(organizationId);
  if (made !== undefined) return made;
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', ledgerKey, `organization:${organizationId}`, use, BYTES));
  const keys = { chain: createHmac('sha256', ledgerKey).update(`organization:${organizationId}`).digest(), wrapping: derive('ledger-subjects'), contact: derive('ledger-contacts') };
  ofKey.set(organizationId, keys);
  return keys;
}
