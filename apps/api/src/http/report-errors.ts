import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Logger } from '@safecode/observability/logger/create-logger';
import { TRPCError } from '@trpc/server';

export type ReportError = (error: unknown, call: { readonly procedure: string }) => void;

/** Logs what was not meant to happen, with its cause. Refusals are answers and are not logged as errors. */
export function reportErrors(log: Logger): ReportError {
  return (error, { procedure }) => {
    const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
    const isExpected = cause instanceof DomainError ? cause.code !== 'internal' : error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR';
    if (!isExpected) log.error('request.failed', { procedure }, cause);
  };
}
