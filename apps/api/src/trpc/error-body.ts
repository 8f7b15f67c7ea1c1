import { DomainError, type ErrorData } from '@safecode/domain/errors/domain-error';
import { ERROR_CODES, type ErrorCode } from '@safecode/domain/errors/error-codes';
import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { MAX_BODY_BYTES } from '../http/body-limit.js';

/** One field of the input that was refused. `path` is dotted: `slots.0.name`. */
export interface InputIssue {
  path: string;
  message: string;
  code: string;
}

/** What clients learn about a refusal beside its sentence. */
export interface ErrorBodyData {
  code: string;
  httpStatus: number;
  domainCode: ErrorCode;
  domainData: ErrorData;
  correlationId: string;
  issues?: InputIssue[];
}

export interface ErrorBody {
  message: string;
  data: ErrorBodyData;
}

/** Refusals of the transport that have no DomainError behind them, by their tRPC code. */
const TRANSPORT_CODES: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'input.invalid',
  PARSE_ERROR: 'input.invalid',
  UNSUPPORTED_MEDIA_TYPE: 'input.invalid',
  METHOD_NOT_SUPPORTED: 'input.invalid',
  NOT_FOUND: 'access.not_found',
  PAYLOAD_TOO_LARGE: 'limit.payload',
  UNAUTHORIZED: 'auth.required',
};
const TRANSPORT_STATUS: Readonly<Record<string, number>> = { UNSUPPORTED_MEDIA_TYPE: 415, METHOD_NOT_SUPPORTED: 405 };

/**
 * The one shape in which an error leaves the process, on every face. Anything that is not a refusal of ours is
 * answered as `internal`: its message stays in the log.
 */
export function toErrorBody(error: TRPCError, correlationId: string): ErrorBody {
  const { cause } = error;
  if (cause instanceof DomainError) return refusal(cause, correlationId);
  const domainCode = TRANSPORT_CODES[error.code] ?? 'internal';
  const issues = cause instanceof ZodError && error.code === 'BAD_REQUEST' ? cause.issues.map(toIssue) : undefined;
  const body = refusal(new DomainError(domainCode, transportData(domainCode)), correlationId);
  const httpStatus = TRANSPORT_STATUS[error.code] ?? body.data.httpStatus;
  const code = domainCode === 'internal' ? body.data.code : error.code;
  return { message: body.message, data: { ...body.data, code, httpStatus, ...(issues === undefined ? {} : { issues }) } };
}

function transportData(code: ErrorCode): ErrorData {
  if (code === 'limit.payload') return { maxBytes: MAX_BODY_BYTES };
  return code === 'access.not_found' ? { what: 'operation' } : {};
}

function refusal(error: DomainError, correlationId: string): ErrorBody {
  const kind = ERROR_CODES[error.code];
  return {
    message: error.message,
    data: { code: kind.trpc, httpStatus: kind.http, domainCode: error.code, domainData: error.data, correlationId, ...issuesOf(error.data) },
  };
}

function issuesOf(data: ErrorData): { issues?: InputIssue[] } {
  const { issues } = data;
  return Array.isArray(issues) ? { issues: issues as InputIssue[] } : {};
}

export function toIssue(issue: ZodError['issues'][number]): InputIssue {
  return { path: issue.path.map(String).join('.'), message: issue.message, code: issue.code };
}
