const SECURE_NAME = '__Host-session';
const PLAIN_NAME = 'session';
const MAX_TOKEN = 300;

/** The session cookie of an installation: name and flags follow from the address people open. */
export interface SessionCookie {
  readonly name: string;
  /** The value of `set-cookie` that starts a session. */
  set(token: string, expiresAt: Date): string;
  /** The value of `set-cookie` that removes it. */
  clear(): string;
  /** The token in a `cookie` header, or null. The first cookie of the name counts. */
  read(cookieHeader: string | undefined): string | null;
}

/**
 * `__Host-` binds a cookie to this host, https and the whole site. Browsers take it from https, and Chromium and
 * Firefox from loopback addresses over http too (asked of Chromium by session-cookie.browser.test.ts). Only on plain
 * http from another machine, where no browser would keep it, the name and flag are dropped.
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const url = new URL(publicUrl);
  const isSecure = url.protocol === 'https:' || isLoopback(url.hostname);
  const name = isSecure ? SECURE_NAME : PLAIN_NAME;
  const flags = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    name,
    set: (token, expiresAt) => `${name}=${token}; Expires=${expiresAt.toUTCString()}; ${flags}`,
    clear: () => `${name}=; Max-Age=0; ${flags}`,
    read: (header) => readCookie(header ?? '', name),
  };
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at === -1 || part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    return value === '' || value.length > MAX_TOKEN ? null : value;
  }
  return null;
}
