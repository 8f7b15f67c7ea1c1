import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './hash-password.js';

/** Microseconds of processor time, of all threads: other programs on the machine do not count. */
async function workOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

describe('hashPassword', () => {
  it('is Argon2id with 19 MiB, two passes and one lane, salted', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(one).saltLen).toBe(16);
    expect(one).not.toBe(other);
  });
});

describe('verifyPassword', () => {
  it('knows the right one from a wrong one', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(hash, 'correct horse batterY')).toBe(false);
  });

  it('takes the same letters in another composition', async () => {
    expect(await verifyPassword(await hashPassword('Käse und Brot 1'), 'Ka\u0308se und Brot 1')).toBe(true);
  });

  it('answers false for nobody, also for the password of the stand-in', async () => {
    expect(await verifyPassword(null, 'the password of nobody')).toBe(false);
  });

  it('does as much work for nobody as for somebody', async () => {
    const hash = await hashPassword('correct horse battery');
    await verifyPassword(null, 'warm up');
    let [somebody, nobody] = [0, 0];
    for (let round = 0; round < 20; round += 1) {
      somebody += await workOf(() => verifyPassword(hash, 'wrong'));
      nobody += await workOf(() => verifyPassword(null, 'wrong'));
    }
    // Neither skips the hashing: a skipped one would be a thousand times faster.
    expect(nobody / somebody).toBeGreaterThan(0.5);
    expect(nobody / somebody).toBeLessThan(2);
  });
});
