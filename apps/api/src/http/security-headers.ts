import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const YEAR_SECONDS = 31_536_000;

/** Headers every answer carries. `isHttps`: the product is reached by https, so browsers may insist on it. */
export function securityHeaders(options: { readonly isHttps: boolean }): RequestHandler {
  const headers: Record<string, string> = {
    // API answers load nothing and are framed by nobody; pages set their own policy over this one.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    // Answers belong to the one who asked; hashed files say otherwise themselves.
    'cache-control': 'no-store',
    ...(options.isHttps ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
  };
  return (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}

/** 128 random bits, new for every page. */
export const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * The policy of the console: own files and tagged styles only. Mantine and CodeMirror add style elements at run time,
 * which is what the nonce is for.
 */
export function setPagePolicy(response: Response, nonce: string): void {
  response.setHeader(
    'content-security-policy',
    [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
}
