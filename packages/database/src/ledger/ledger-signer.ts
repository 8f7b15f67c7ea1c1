import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';
import { lengthPrefixed } from './canonical-json.js';

/** What proves to outsiders that something is of this installation. */
export interface LedgerSigner {
  /** Raw Ed25519 public key, base64url: what auditors keep. */
  readonly publicKey: string;
  /** The first 16 hex digits of its SHA-256, for comparing by eye. */
  readonly fingerprint: string;
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

/** PKCS #8 of an Ed25519 key up to its 32 secret bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const signers = new WeakMap<Buffer, LedgerSigner>();

/**
 * The signer of an installation. Its key is derived from the ledger key: every process has it, a restored installation
 * has the same, and there is no file that could be lost.
 */
export function ledgerSigner(ledgerKey: Buffer): LedgerSigner {
  const known = signers.get(ledgerKey);
  if (known !== undefined) return known;
  const seed = Buffer.from(hkdfSync('sha256', ledgerKey, 'safecode', 'ledger-checkpoints', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const signer = makeSigner(privateKey, createPublicKey(privateKey));
  signers.set(ledgerKey, signer);
  return signer;
}

function makeSigner(privateKey: KeyObject, publicKey: KeyObject): LedgerSigner {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    publicKey: x,
    fingerprint: createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    verify: (text, signature) => verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64url')),
  };
}

const checkpointText = ({ format, organizationId, sequence, digest, at }: Omit<Checkpoint, 'signature'>): string =>
  lengthPrefixed([format, String(organizationId), String(sequence), digest, at]);

/** Signs a head of a chain. */
export function signCheckpoint(signer: LedgerSigner, head: Omit<Checkpoint, 'signature' | 'format'>): Checkpoint {
  const unsigned = { format: 'safecode-checkpoint-1' as const, ...head };
  return { ...unsigned, signature: signer.sign(checkpointText(unsigned)) };
}

export const isSignedCheckpoint = (signer: LedgerSigner, checkpoint: Checkpoint): boolean => signer.verify(checkpointText(checkpoint), checkpoint.signature);
