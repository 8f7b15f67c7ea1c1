import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Principal } from '@safecode/domain/access/principal';
import { snapshotPictureInputSchema } from '@safecode/domain/selector-health/health-view';
import type { Deps } from '@safecode/usecases/deps';
import { getSnapshotDocument, getSnapshotPicture } from '@safecode/usecases/selector-health/get-health';
import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler, Response } from 'express';
import { sendError } from '../http/send-error.js';
import type { RequestContext } from '../trpc/request-context.js';

export interface SnapshotOptions {
  /** An image of a page sends no header, so the organisation is in the query. */
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1], organization: string | null) => RequestContext;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

export const SNAPSHOT_PICTURE_ROUTE = '/api/v1/page-snapshots/{id}/picture';
export const SNAPSHOT_DOCUMENT_ROUTE = '/api/v1/page-snapshots/{id}/document';

type Send = (deps: Deps, principal: Principal, snapshot: { readonly id: number; readonly response: Response }) => Promise<void>;

/** The picture of a page as a visit saw it: a stranger's page, sent as an image and never as anything else. */
export const snapshotPicture = (options: SnapshotOptions): RequestHandler =>
  snapshotPart(options, SNAPSHOT_PICTURE_ROUTE, async (deps, principal, { id, response }) => {
    const png = await getSnapshotPicture(deps, principal, { snapshotId: id });
    response.type('image/png').send(png);
  });

/** The document of a page as a visit saw it: a stranger's page, sent as text to keep and never as a page. */
export const snapshotDocument = (options: SnapshotOptions): RequestHandler =>
  snapshotPart(options, SNAPSHOT_DOCUMENT_ROUTE, async (deps, principal, { id, response }) => {
    const text = await getSnapshotDocument(deps, principal, { snapshotId: id });
    response.setHeader('content-disposition', `attachment; filename="page-${id}.txt"`);
    response.type('text/plain; charset=utf-8').send(text);
  });

function snapshotPart(options: SnapshotOptions, route: string, send: Send): RequestHandler {
  return (request, response) => {
    response.locals['route'] = route;
    const answer = async (): Promise<void> => {
      const organization = new URL(request.originalUrl, 'http://localhost').searchParams.get('organization');
      const input = snapshotPictureInputSchema.safeParse({ snapshotId: Number(request.params['id']) });
      if (!input.success) throw new DomainError('access.not_found', { what: 'page' });
      const context = options.createContext(request, response, organization);
      const principal = await context.caller.principal();
      // A snapshot never changes, but who may see it does: only the person's own browser keeps it, and not for long.
      response.setHeader('cache-control', 'private, max-age=300');
      response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      response.setHeader('x-content-type-options', 'nosniff');
      await send(context.deps, principal, { id: input.data.snapshotId, response });
    };
    answer().catch((error: unknown) => {
      if (response.destroyed) return;
      response.setHeader('cache-control', 'no-store');
      if (!(error instanceof DomainError)) options.onError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }), { procedure: 'health.snapshot' });
      sendError(response, error);
    });
  };
}
