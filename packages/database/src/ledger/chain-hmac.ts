import { hash } from 'node:crypto';

const BLOCK = 64;
const HEX = 64;
const DIGEST = 32;

/** HMAC-SHA-256 (hex) of two hex digests one after the other. */
export type ChainHmac = (previousHash: string, digest: string) => string;

const known = new WeakMap<Buffer, ChainHmac>();

/**
 * The keyed hash of a chain (RFC 2104) with two calls of the one-shot hash. The library's Hmac objects cost more than
 * their hashes: they are freed by the garbage collector one by one.
 */
export function chainHmac(key: Buffer): ChainHmac {
  const made = known.get(key);
  if (made !== undefined) return made;
  const inner = Buffer.alloc(BLOCK + 2 * HEX, 0x36);
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? hash('sha256', key, 'buffer') : key).copy(block);
  for (const [at, byte] of block.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  const hmac: ChainHmac = (previousHash, digest) => {
    const middle = BLOCK + inner.write(previousHash, BLOCK, 'latin1');
    const end = middle + inner.write(digest, middle, 'latin1');
    // A text costs half of what a buffer of its own does.
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
  known.set(key, hmac);
  return hmac;
}
