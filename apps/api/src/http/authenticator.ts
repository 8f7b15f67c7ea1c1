import type { ValidSession } from '@safecode/auth/sessions/create-sessions';
import { principalOfSession } from '@safecode/auth/sessions/principal-of-session';
import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { RateLimits } from './rate-limits.js';

/** Finds out who calls. */
export interface Authenticator {
  /** Who a bearer secret stands for. @throws auth.token_invalid, limit.requests */
  key(bearer: string | null, client: { readonly ip: string }): Promise<Principal>;
  /** The live session of a token, or null. */
  session(token: string): Promise<ValidSession | null>;
  /** The same without counting as a use: for what goes on by itself while nobody is there. */
  peekSession(token: string): Promise<ValidSession | null>;
  /** @throws access.not_found for an organisation that does not exist or the person is no member of */
  principal(session: ValidSession, organizationSlug: string): Principal;
}

/** How secrets are looked up; made by packages/auth. */
export interface CredentialLookup {
  /** @throws auth.token_invalid */
  authenticateKey(presented: string): Promise<Principal>;
  validateSession(token: string): Promise<ValidSession | null>;
  peekSession(token: string): Promise<ValidSession | null>;
}

/** Looks credentials up within the limits. Wrong keys of one address are counted, and after too many none is looked up. */
export function createAuthenticator(lookup: CredentialLookup, limits: RateLimits): Authenticator {
  return {
    key: async (bearer, { ip }) => {
      await limits.assertMayTryKey(ip);
      const principal = await authenticate(lookup, bearer).catch(async (error: unknown) => {
        if (bearer !== null && error instanceof DomainError) await limits.countWrongKey(ip);
        throw error;
      });
      const { actor } = principal;
      if (actor.kind === 'api_key' || actor.kind === 'opal') await limits.countKey(actor.keyId);
      return principal;
    },
    session: (token) => lookup.validateSession(token),
    peekSession: (token) => lookup.peekSession(token),
    principal: principalOfSession,
  };
}

async function authenticate(lookup: CredentialLookup, bearer: string | null): Promise<Principal> {
  if (bearer === null || bearer === '') throw new DomainError('auth.token_invalid');
  return lookup.authenticateKey(bearer);
}
