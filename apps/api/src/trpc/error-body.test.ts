import { DomainError } from '@safecode/domain/errors/domain-error';
import { ERROR_CODES, type ErrorCode } from '@safecode/domain/errors/error-codes';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toErrorBody } from './error-body.js';

const bodyOf = (error: TRPCError) => toErrorBody(error, 'abc-123');

describe('the body of an error', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s has its status, its class and its sentence', (code) => {
    const cause = new DomainError(code, {}, { cause: new Error('inner text') });
    const { http, trpc } = ERROR_CODES[code];
    const body = bodyOf(new TRPCError({ code: trpc, cause }));
    expect(body).toEqual({ message: cause.message, data: { code: trpc, httpStatus: http, domainCode: code, domainData: {}, correlationId: 'abc-123' } });
    expect(JSON.stringify(body)).not.toContain('inner text');
  });

  it.each([new Error('connect ECONNREFUSED 10.0.0.7:5432'), new TypeError('x is undefined'), 'a thrown text', undefined])('%s is masked', (cause) => {
    const body = bodyOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'secret internals', cause }));
    expect(body).toMatchObject({ message: ERROR_CODES.internal.message, data: { domainCode: 'internal', httpStatus: 500 } });
    expect(JSON.stringify(body)).not.toMatch(/secret|ECONN|undefined|thrown/);
  });

  it('lists what is wrong with the input, without repeating the input', () => {
    const { error: cause } = z.object({ a: z.object({ b: z.string().max(3) }) }).safeParse({ a: { b: 'my secret value' } });
    expect(bodyOf(new TRPCError({ code: 'BAD_REQUEST', cause }))).toMatchObject({ data: { domainCode: 'input.invalid', httpStatus: 400, issues: [{ path: 'a.b', code: 'too_big' }] } });
  });

  it('masks an answer of ours that does not fit its schema', () => {
    const { error: cause } = z.object({ id: z.int() }).safeParse({ id: 'x' });
    expect(bodyOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'Output validation failed', cause }))).toMatchObject({ data: { domainCode: 'internal', httpStatus: 500 } });
  });

  it.each<[TRPCError['code'], number, ErrorCode]>([
    ['PARSE_ERROR', 400, 'input.invalid'],
    ['UNSUPPORTED_MEDIA_TYPE', 415, 'input.invalid'],
    ['METHOD_NOT_SUPPORTED', 405, 'input.invalid'],
    ['PAYLOAD_TOO_LARGE', 413, 'limit.payload'],
    ['NOT_FOUND', 404, 'access.not_found'],
  ])('of the transport (%s) has a code of ours', (code, httpStatus, domainCode) => {
    expect(bodyOf(new TRPCError({ code, message: 'library text' }))).toMatchObject({ data: { code, httpStatus, domainCode } });
  });
});
