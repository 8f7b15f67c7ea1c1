import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import type { NewKey } from '@safecode/usecases/sessions/auth-port';
import { toBase62 } from './base62.js';

/**
 * `osk_<id>_<secret><checksum>` and `opal_<id>_<secret><checksum>`: the prefix lets scanners of repositories and logs
 * find a leaked key, the id finds its row, 256 random bits make the secret, and the checksum refuses a mistyped or
 * made-up key before the database is asked.
 */
const PREFIXES = { api: 'osk', opal: 'opal' } as const satisfies Record<KeyKind, string>;
const ID_BYTES = 9;
const SECRET_BYTES = 32;
const KEY = /^(osk|opal)_([0-9A-Za-z]{13})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** A presented key taken apart. Only the hash of its secret goes on from here. */
export interface PresentedKey {
  readonly kind: KeyKind;
  readonly keyId: string;
  readonly secretHash: string;
}

/** A new key. `presented` is shown once; the rest is stored. */
export function newKey(kind: KeyKind): NewKey {
  const keyId = toBase62(randomBytes(ID_BYTES));
  const secret = toBase62(randomBytes(SECRET_BYTES));
  const body = `${PREFIXES[kind]}_${keyId}_${secret}`;
  return { keyId, secretHash: hashSecret(secret), hint: `${PREFIXES[kind]}_${keyId}`, presented: `${body}${checksum(body)}` };
}

/** The parts of a presented key, or null for a text that is no key of ours. */
export function parseKey(presented: string): PresentedKey | null {
  const match = KEY.exec(presented);
  if (match === null) return null;
  const [, prefix = '', keyId = '', secret = '', sum = ''] = match;
  if (checksum(`${prefix}_${keyId}_${secret}`) !== sum) return null;
  return { kind: prefix === PREFIXES.opal ? 'opal' : 'api', keyId, secretHash: hashSecret(secret) };
}

/** SHA-256, hex. A fast hash is right for 256 random bits: there is nothing to guess (ASVS 6.5.2). */
const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** CRC-32 in six places of base62. Public knowledge: it finds typing errors, it proves nothing. */
function checksum(body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return toBase62(bytes);
}
