import { DomainError } from '@safecode/domain/errors/domain-error';
import { findCredentialsOf, setPassword } from '@safecode/database/identity/credentials';
import { endSessionsOf } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import { recordForPerson } from './record-for-person.js';
import type { SignedInPerson } from './signed-in-person.js';

/**
 * Changes the person's password and signs them out everywhere else.
 * @throws auth.invalid_credentials for a wrong current password, auth.weak_password, auth.required
 */
export async function changePassword(
  deps: Deps,
  person: SignedInPerson,
  input: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  const credentials = await findCredentialsOf(deps.db, person.userId);
  if (credentials === null) throw new DomainError('auth.required');
  if (!(await deps.auth.verifyPassword(credentials.passwordHash, input.currentPassword))) throw new DomainError('auth.invalid_credentials');
  if (deps.auth.isCommonPassword(input.newPassword, credentials.email)) throw new DomainError('auth.weak_password');
  await setPassword(deps.db, person.userId, await deps.auth.hashPassword(input.newPassword));
  const ended = await endSessionsOf(deps.db, person.userId, person.sessionId);
  await recordForPerson(deps, person.userId, { action: 'password.changed', objectType: 'user', objectId: person.userId, after: { otherSessionsEnded: ended } });
}
