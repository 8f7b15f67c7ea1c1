import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SessionView } from '@safecode/domain/sessions/session';
import { findCredentials } from '@safecode/database/identity/credentials';
import type { Deps } from '../deps.js';
import type { NewSession } from './auth-port.js';
import { recordForPerson } from './record-for-person.js';
import { viewSession } from './view-session.js';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
  readonly userAgent: string;
}

/**
 * Signs somebody in. An unknown address and a wrong password get the same answer after the same work.
 * @throws auth.throttled, auth.invalid_credentials
 */
export async function signIn(deps: Deps, input: SignInInput): Promise<{ view: SessionView; session: NewSession }> {
  const attempt = { email: input.email, ip: input.ip };
  await deps.auth.throttle.begin(attempt);
  const credentials = await findCredentials(deps.db, input.email);
  const isRight = await deps.auth.verifyPassword(credentials?.passwordHash ?? null, input.password);
  if (credentials === null || !isRight) {
    await deps.auth.throttle.recordFailure(attempt);
    throw new DomainError('auth.invalid_credentials');
  }
  await deps.auth.throttle.recordSuccess(attempt);
  const { userId } = credentials;
  const session = await deps.auth.sessions.create(userId, input.userAgent);
  await recordForPerson(deps, userId, { action: 'session.started', objectType: 'session', objectId: session.handle });
  return { view: await viewSession(deps, { userId, sessionId: session.sessionId }), session };
}
