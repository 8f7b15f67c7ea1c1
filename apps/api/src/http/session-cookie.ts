import { sessionCookieName } from './read-credentials.js';

/**
 * The cookie of a session, or the one that removes it. Not readable by scripts; sent along when somebody follows a link
 * here, and never with a request that another site's page makes.
 */
export function sessionCookie(session: { readonly token: string; readonly expiresAt: Date } | null, isHttps: boolean): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(isHttps ? ['Secure'] : [])];
  const expires = session === null ? new Date(0) : session.expiresAt;
  return [`${sessionCookieName(isHttps)}=${session?.token ?? ''}`, ...attributes, `Expires=${expires.toUTCString()}`].join('; ');
}
