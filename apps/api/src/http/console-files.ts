import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@safecode/domain/errors/domain-error';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';
import { newNonce, setPagePolicy } from './security-headers.js';
import { sendError } from './send-error.js';

const YEAR_SECONDS = 31_536_000;
const HOUR_SECONDS = 3600;
/** Written into the page by its build; replaced in each answer. */
const NONCE_MARK = '__CSP_NONCE__';

/**
 * The built console: files with a hash in their name are kept for a year, the page itself is made anew each time with
 * its nonce. Every address without a file is a screen of the console, so it answers the page.
 */
export function consoleFiles(directory: string): Router {
  const router = Router();
  router.use(compression());
  // Static files are the same for everybody: the "no-store" of answers would keep them from being stored.
  router.use(allowStoring);
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false }), missingFile);
  router.use(express.static(directory, { index: false, maxAge: HOUR_SECONDS * 1000 }));
  router.get('/{*path}', pageOf(directory));
  return router;
}

const allowStoring: RequestHandler = (_request, response, next) => {
  response.locals['route'] = 'console';
  response.removeHeader('cache-control');
  next();
};

/** A file of an earlier build: the page must not stand in for it. */
const missingFile: RequestHandler = (_request, response) => {
  sendError(response, new DomainError('access.not_found', { what: 'file' }));
};

function pageOf(directory: string): RequestHandler {
  const file = join(directory, 'index.html');
  // Read once: a deploy starts a new process. Without a build there is no console, and the API works all the same.
  const html = existsSync(file) ? readFileSync(file, 'utf8') : null;
  return (_request, response, next) => {
    if (html === null) return next();
    const nonce = newNonce();
    response.setHeader('cache-control', 'no-store');
    setPagePolicy(response, nonce);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html.replaceAll(NONCE_MARK, nonce));
  };
}
