import { DomainError } from '@safecode/domain/errors/domain-error';
import { findCredentialsOf, setPassword, type Credentials } from '@safecode/database/identity/credentials';
import { endSessionsOf } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import { recordForPerson } from './record-for-person.js';
import type { SignedInPerson } from './signed-in-person.js';

/** Stands for the address in the throttle: guesses by a stolen session are counted apart from those at the door. */
const FROM_SESSION = 'signed in';

/**
 * Changes the person's password and signs them out everywhere else. The current password is asked for under the
 * throttle: a borrowed session must not become a way to guess it.
 * @throws auth.invalid_credentials for a wrong current password, auth.weak_password, auth.throttled, auth.required
 */
export async function changePassword(
  deps: Deps,
  person: SignedInPerson,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  const credentials = await findCredentialsOf(deps.db, person.userId);
  if (credentials === null) throw new DomainError('auth.required');
  if (deps.auth.isCommonPassword(input.newPassword, credentials.email)) throw new DomainError('auth.weak_password');
  await assertCurrentPassword(deps, credentials, input.currentPassword);
  const passwordHash = await deps.auth.hashPassword(input.newPassword);
  const isRecorded = await recordForPerson(deps, person.userId, {
    action: 'password.changed',
    objectType: 'user',
    objectId: person.userId,
    change: (tx) => setPassword(tx, person.userId, passwordHash),
  });
  if (!isRecorded) await setPassword(deps.db, person.userId, passwordHash);
  await endSessionsOf(deps.db, person.userId, person.sessionId);
}

async function assertCurrentPassword(deps: Deps, credentials: Credentials, password: string): Promise<void> {
  const attempt = { email: credentials.email, ip: FROM_SESSION };
  await deps.auth.throttle.begin(attempt);
  if (!(await deps.auth.verifyPassword(credentials.passwordHash, password))) throw new DomainError('auth.invalid_credentials');
  await deps.auth.throttle.recordSuccess(attempt);
}
