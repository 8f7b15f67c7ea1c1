import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16_384;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** So many bytes nobody can guess. Taken from a pool, because asking the system for a few each time costs more than sealing an entry. */
export function randomBytesFromPool(count: number): Buffer {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  // Handed out once.
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
