import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { exportAuditSchema, type ExportAudit } from '@safecode/domain/ledger/audit';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { exportAudit } from '@safecode/usecases/ledger/export-audit';
import type { Request, RequestHandler } from 'express';
import { TRPCError } from '@trpc/server';
import { sendError } from '../http/send-error.js';
import type { RequestContext } from '../trpc/request-context.js';
import { readTextValues } from './read-text-values.js';

export interface AuditExportOptions {
  /** A link of a page sends no header, so the organisation is in the query. */
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1], organization: string | null) => RequestContext;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

export const AUDIT_EXPORT_ROUTE = '/api/v1/audit/export';
const TYPES = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  jsonl: { type: 'application/jsonl; charset=utf-8', ending: 'jsonl' },
  bundle: { type: 'application/jsonl; charset=utf-8', ending: 'bundle.jsonl' },
  evidence: { type: 'application/jsonl; charset=utf-8', ending: 'evidence.jsonl' },
} as const;

/**
 * Sends the ledger as a file, piece by piece as the caller takes it: memory does not grow with the ledger. Before the
 * first piece a refusal is answered as everywhere; after it a fault ends the connection, so that a part is never taken
 * for the whole.
 */
export function auditExport(options: AuditExportOptions): RequestHandler {
  return (request, response) => {
    response.locals['route'] = AUDIT_EXPORT_ROUTE;
    const answer = async (): Promise<void> => {
      const { organization, ...values } = Object.fromEntries(new URL(request.originalUrl, 'http://localhost').searchParams);
      const input = readInput(values);
      const context = options.createContext(request, response, organization ?? null);
      const principal = await context.caller.principal();
      const pieces = await exportAudit(context.deps, principal, input);
      const { type, ending } = TYPES[input.format];
      response.setHeader('content-type', type);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-disposition', `attachment; filename="ledger-${new Date().toISOString().slice(0, 10)}.${ending}"`);
      await context.track(pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 2 }), response));
    };
    answer().catch((error: unknown) => {
      // Who took the file went away: nothing to answer.
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      if (!(error instanceof DomainError)) options.onError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }), { procedure: 'audit.export' });
      if (!response.headersSent) sendError(response, error);
    });
  };
}

function readInput(values: Readonly<Record<string, string>>): ExportAudit {
  const parsed = exportAuditSchema.strict().safeParse(readTextValues(exportAuditSchema, values));
  if (parsed.success) return parsed.data;
  throw new DomainError('input.invalid', { issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}
