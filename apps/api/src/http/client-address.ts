import type { Request } from 'express';

const MAX_AGENT = 400;

/** Where a request came from. `ip` honours exactly as many proxies as are configured, never a header by itself. */
export function clientAddress(request: Request): { readonly ip: string; readonly userAgent: string } {
  return { ip: request.ip ?? 'unknown', userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_AGENT) };
}
