import type { ServerResponse } from 'node:http';

/**
 * Everything comes from the shop's own origin. Inline styles are allowed because a variation may add a style element;
 * inline scripts are not. The console on loopback may show a page in a frame.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*",
].join('; ');

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const;

export interface Reply {
  readonly status: number;
  readonly type: keyof typeof TYPES;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** A reply with a body. */
export function reply(type: Reply['type'], body: string, status = 200): Reply {
  return { status, type, body };
}

/** A reply that leads elsewhere after a form was sent. */
export function seeOther(location: string, cookies: readonly string[] = []): Reply {
  return { status: 303, type: 'text', body: '', headers: { location, 'set-cookie': cookies } };
}

/** Writes a reply; a HEAD request gets the headers only. */
export function send(response: ServerResponse, answer: Reply, isHead: boolean): void {
  response.statusCode = answer.status;
  response.setHeader('content-type', TYPES[answer.type]);
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  // Version and variation can change at any moment: nothing may be kept.
  response.setHeader('cache-control', 'no-store');
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.setHeader('content-length', Buffer.byteLength(answer.body));
  response.end(isHead ? undefined : answer.body);
}
