import type { IncomingMessage } from 'node:http';

/** `__Host-`: only this host, only https, whole site. Without https a browser refuses that name, so another is used. */
export const sessionCookieName = (isHttps: boolean): string => (isHttps ? '__Host-session' : 'session');

const NAMES = new Set([sessionCookieName(true), sessionCookieName(false)]);
const MAX_TOKEN = 300;

/** The secret of `Authorization: Bearer …`; null without one. An empty or overlong one is "" and opens nothing. */
export function readBearer(request: IncomingMessage): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const match = /^Bearer[ \t]+(\S+)[ \t]*$/i.exec(header);
  const token = match?.[1] ?? '';
  return token.length > MAX_TOKEN ? '' : token;
}

/** The session token of the cookie. The `__Host-` one wins: a sibling host cannot set it. */
export function readSessionCookie(request: IncomingMessage): string | null {
  const found = new Map<string, string>();
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && NAMES.has(name) && !found.has(name)) found.set(name, part.slice(at + 1).trim());
  }
  const token = found.get(sessionCookieName(true)) ?? found.get(sessionCookieName(false)) ?? '';
  return token === '' || token.length > MAX_TOKEN ? null : token;
}
