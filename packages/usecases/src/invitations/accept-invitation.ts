import { DomainError } from '@safecode/domain/errors/domain-error';
import type { acceptInvitationSchema } from '@safecode/domain/members/member';
import type { SessionView } from '@safecode/domain/sessions/session';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { refuseTaken } from '@safecode/database/connection/refusals';
import { createUser, findCredentials } from '@safecode/database/identity/credentials';
import { acceptInvitation as markAccepted, findInvitation, findInvitationByToken, type FoundInvitation } from '@safecode/database/invitations/invitation-repository';
import { insertMember, setBrandRole } from '@safecode/database/members/member-repository';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import type { NewSession } from '../sessions/auth-port.js';
import { recordForPerson } from '../sessions/record-for-person.js';
import { viewSession } from '../sessions/view-session.js';

type Input = z.infer<typeof acceptInvitationSchema> & { readonly ip: string; readonly userAgent: string };

/**
 * Joins by link: somebody with an account proves it by their password, somebody new chooses one. The person, the
 * membership and the used invitation are one transaction.
 * @throws invitation.invalid, auth.invalid_credentials, auth.weak_password, auth.throttled, conflict.exists for somebody
 *   who joined or signed up by another way in the same moment
 */
export async function acceptInvitation(deps: Deps, input: Input): Promise<{ view: SessionView; session: NewSession }> {
  const found = await findInvitationByToken(deps.db, deps.auth.hashInvitationToken(input.token));
  if (found === null) throw new DomainError('invitation.invalid');
  const known = await provePerson(deps, input, found);
  const passwordHash = known === null ? await deps.auth.hashPassword(input.password) : null;
  const actor = { kind: 'system', label: 'Invitation' } as const;
  const userId = await inTenantCommand(deps.db, { organizationId: found.organizationId, actor }, async (tx) => {
    if (!(await markAccepted(tx, found.id))) throw new DomainError('invitation.invalid');
    const id = await refuseTaken({ what: 'a member with the address', value: found.email }, async () => {
      const person = known ?? (await createUser(tx, { email: found.email, name: input.name, passwordHash: passwordHash ?? '' }));
      await join(tx, found, person);
      return person;
    });
    const after = { name: input.name, email: found.email, role: found.role, invitation: found.id };
    // Who joined stands there until the person is erased.
    return { result: id, ledger: [{ action: 'member.joined' as const, objectType: 'user', objectId: id, after, personal: { userId: id, name: input.name, fields: ['name', 'email'] } }] };
  });
  const session = await deps.auth.sessions.create(userId, input.userAgent);
  await recordForPerson(deps, userId, { action: 'session.started', objectType: 'session', objectId: session.handle });
  return { view: await viewSession(deps, { userId, sessionId: session.sessionId }), session };
}

/** The person's id when the address has an account and the password fits it; null for somebody new. */
async function provePerson(deps: Deps, input: Input, found: FoundInvitation): Promise<number | null> {
  const credentials = await findCredentials(deps.db, found.email);
  if (credentials === null) {
    if (deps.auth.isCommonPassword(input.password, found.email)) throw new DomainError('auth.weak_password');
    return null;
  }
  const attempt = { email: found.email, ip: input.ip };
  await deps.auth.throttle.begin(attempt);
  if (!(await deps.auth.verifyPassword(credentials.passwordHash, input.password))) {
    await deps.auth.throttle.recordFailure(attempt);
    throw new DomainError('auth.invalid_credentials');
  }
  await deps.auth.throttle.recordSuccess(attempt);
  return credentials.userId;
}

async function join(tx: TenantTransaction, found: FoundInvitation, userId: number): Promise<void> {
  const invitation = await findInvitation(tx, found.id);
  await insertMember(tx, { userId, role: found.role, brandAccess: invitation?.brandAccess ?? 'listed' });
  for (const { brandId, role } of invitation?.brandRoles ?? []) await setBrandRole(tx, { userId, brandId, role });
}
