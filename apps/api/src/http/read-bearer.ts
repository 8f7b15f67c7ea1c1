import type { IncomingMessage } from 'node:http';

const MAX_SECRET = 300;

/** The secret of `Authorization: Bearer …`; null without such a header. One that cannot be a key is "" and opens nothing. */
export function readBearer(request: IncomingMessage): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const secret = /^Bearer[ \t]+(\S+)[ \t]*$/i.exec(header)?.[1] ?? '';
  return secret.length > MAX_SECRET ? '' : secret;
}
