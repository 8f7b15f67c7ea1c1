/**
 * The token stands behind `#`, which browsers never send to a server, so it is in no log. It stays in the address
 * until it is used, so that the page survives a reload. Null when there is none.
 */
export function readInvitationToken(hash: string): string | null {
  const raw = hash.replace(/^#/, '');
  try {
    const token = decodeURIComponent(raw).trim();
    return token === '' ? null : token;
  } catch {
    // A mail program cut the link in the middle of an escape.
    return null;
  }
}
