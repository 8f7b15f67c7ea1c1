import { DomainError } from '@safecode/domain/errors/domain-error';
import { TRPCError } from '@trpc/server';
import type { ServerResponse } from 'node:http';
import { toErrorBody, type ErrorBody } from '../trpc/error-body.js';

const CORRELATION_HEADER = 'x-correlation-id';

/** The id under which this request stands in the log; it is on the answer from the start. */
export const correlationOf = (response: ServerResponse): string => String(response.getHeader(CORRELATION_HEADER) ?? 'none');
export const setCorrelation = (response: ServerResponse, id: string): void => {
  response.setHeader(CORRELATION_HEADER, id);
};

/** The body of an error outside tRPC: the same shape as on REST. */
export interface PlainErrorBody extends ErrorBody {
  code: string;
}

/** Answers with the error, in the shape of every face of the product. Anything that is no refusal is masked. */
export function sendError(response: ServerResponse, error: unknown, options: { readonly status?: number } = {}): void {
  const body = plainErrorBody(error, correlationOf(response));
  response.statusCode = options.status ?? body.data.httpStatus;
  const { retryAfterSeconds } = body.data.domainData;
  if (typeof retryAfterSeconds === 'number') response.setHeader('retry-after', String(Math.ceil(retryAfterSeconds)));
  if (response.statusCode === 401) response.setHeader('www-authenticate', 'Bearer');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

export function plainErrorBody(error: unknown, correlationId: string): PlainErrorBody {
  const { message, data } = toErrorBody(asTrpcError(error), correlationId);
  return { message, code: data.code, data, ...(data.issues === undefined ? {} : { issues: data.issues }) };
}

function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (error instanceof DomainError) return new TRPCError({ code: error.kind.trpc, message: error.message, cause: error });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}
