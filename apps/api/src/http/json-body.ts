import { DomainError } from '@safecode/domain/errors/domain-error';
import express, { type RequestHandler } from 'express';
import { MAX_BODY_BYTES } from './body-limit.js';
import { sendError } from './send-error.js';

/** Reads a JSON body into `request.body`. Anything else is refused with 413, 415 or 400 and never parsed. */
export function jsonBody(): RequestHandler {
  const parse = express.json({ limit: MAX_BODY_BYTES, strict: true, type: () => true });
  return (request, response, next) => {
    parse(request, response, (error?: unknown) => {
      if (error === undefined) return next();
      const refusal = bodyRefusal(error);
      if (refusal === null) return next(error);
      sendError(response, refusal.error, { status: refusal.status });
    });
  };
}

/**
 * Refuses bodies that are not JSON before anybody reads them. A form post needs no preflight, so a procedure that takes
 * one could be called from any site.
 */
export const requireJson: RequestHandler = (request, response, next) => {
  if (!hasBody(request.headers)) return next();
  if (/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return next();
  sendError(response, new DomainError('input.invalid', { issues: [{ path: '', message: 'The body must be JSON: content-type: application/json.', code: 'custom' }] }), { status: 415 });
};

/** Refuses bodies that say beforehand that they are too large; the readers count the others. */
export const limitLength: RequestHandler = (request, response, next) => {
  if (Number(request.headers['content-length'] ?? 0) <= MAX_BODY_BYTES) return next();
  response.setHeader('connection', 'close');
  sendError(response, new DomainError('limit.payload', { maxBytes: MAX_BODY_BYTES }));
};

/** Whether a request says that it has a body. */
export function hasBody(headers: { readonly 'content-length'?: string | undefined; readonly 'transfer-encoding'?: string | undefined }): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The refusal for what body-parser throws; null when it is not about the body. */
function bodyRefusal(error: unknown): { error: DomainError; status: number } | null {
  if (!(error instanceof Error) || !('type' in error)) return null;
  if (error.type === 'entity.too.large') return { error: new DomainError('limit.payload', { maxBytes: MAX_BODY_BYTES }), status: 413 };
  const message = error.type === 'entity.parse.failed' ? 'The body is not valid JSON.' : 'The body could not be read.';
  const status = error.type === 'encoding.unsupported' || error.type === 'charset.unsupported' ? 415 : 400;
  return { error: new DomainError('input.invalid', { issues: [{ path: '', message, code: 'custom' }] }), status };
}
