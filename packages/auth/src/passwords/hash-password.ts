import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). Argon2id is the library's default. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed on two keyboards can differ in code points; NFKC makes them one (NIST SP 800-63B 5.1.1.2). */
const normalized = (password: string): string => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), OPTIONS);
}

/** The hash nobody's password has, made once: unknown people cost as much time as known ones. */
let nobody: Promise<string> | null = null;

/** Whether the password is the one of the hash. Without a hash the same work is done and the answer is false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('the password of nobody');
  const isRight = await verify(passwordHash ?? (await nobody), normalized(password));
  return isRight && passwordHash !== null;
}
