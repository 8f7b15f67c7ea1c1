import { DomainError } from '@safecode/domain/errors/domain-error';
import { endSessionByHandle } from '@safecode/database/identity/sessions';
import type { Deps } from '../deps.js';
import { recordForPerson } from './record-for-person.js';
import type { SignedInPerson } from './signed-in-person.js';

/** Signs the person out on one of their devices. @throws access.not_found for a session that is not theirs */
export async function endDevice(deps: Deps, person: SignedInPerson, input: { readonly handle: string }): Promise<void> {
  if (!(await endSessionByHandle(deps.db, person.userId, input.handle))) throw new DomainError('access.not_found', { what: 'session' });
  await recordForPerson(deps, person.userId, { action: 'session.ended', objectType: 'session', objectId: input.handle, reason: 'ended from another device' });
}
