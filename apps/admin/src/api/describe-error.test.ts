import { TRPCClientError } from '@trpc/client';
import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error.js';
import { shouldRetry } from './query-defaults.js';

const refusal = (httpStatus: number, domainCode: string, extra: object = {}): unknown =>
  TRPCClientError.from({ error: { message: 'A sentence.', code: -32000, data: { httpStatus, domainCode, domainData: {}, correlationId: 'c-1', ...extra } } });

describe('describeError', () => {
  test.each([
    [401, 'auth.required', 'signed_out'],
    [401, 'auth.invalid_credentials', 'invalid'],
    [403, 'access.denied', 'forbidden'],
    [404, 'access.not_found', 'not_found'],
    [409, 'conflict.stale_version', 'conflict'],
    [422, 'template.not_safe', 'invalid'],
    [429, 'auth.throttled', 'throttled'],
    [503, 'service.unavailable', 'unavailable'],
    [500, 'internal', 'unexpected'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(describeError(refusal(status, code))).toMatchObject({ kind, code, message: 'A sentence.', correlationId: 'c-1' });
  });

  test('a call that never reached the server is offline', () => {
    expect(describeError(TRPCClientError.from(new TypeError('Failed to fetch'))).kind).toBe('offline');
  });

  test('keeps issues that can be read and drops the others', () => {
    const error = refusal(400, 'input.invalid', { issues: [{ path: 'slots.0.name', message: 'No.' }, { message: 'Whole.' }, { path: 'x' }, 7] });
    expect(describeError(error).issues).toEqual([
      { path: 'slots.0.name', message: 'No.' },
      { path: '', message: 'Whole.' },
    ]);
  });

  test('never shows the text of an unknown error', () => {
    expect(describeError(new Error('secret internals')).message).not.toContain('secret');
  });
});

describe('shouldRetry', () => {
  test('asks again only for a lost connection or a starting server, and not for ever', () => {
    expect(shouldRetry(0, TRPCClientError.from(new TypeError('x')))).toBe(true);
    expect(shouldRetry(0, refusal(503, 'service.unavailable'))).toBe(true);
    expect(shouldRetry(2, refusal(503, 'service.unavailable'))).toBe(false);
    expect(shouldRetry(0, refusal(403, 'access.denied'))).toBe(false);
    expect(shouldRetry(0, refusal(500, 'internal'))).toBe(false);
  });
});
