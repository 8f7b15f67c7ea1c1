import { DomainError } from '@safecode/domain/errors/domain-error';
import { snapshotPictureInputSchema } from '@safecode/domain/selector-health/health-view';
import { getSnapshotPicture } from '@safecode/usecases/selector-health/get-health';
import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler } from 'express';
import { sendError } from '../http/send-error.js';
import type { RequestContext } from '../trpc/request-context.js';

export interface SnapshotPictureOptions {
  /** An image of a page sends no header, so the organisation is in the query. */
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1], organization: string | null) => RequestContext;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

export const SNAPSHOT_PICTURE_ROUTE = '/api/v1/page-snapshots/{id}/picture';

/** The picture of a page as a visit saw it: a stranger's page, sent as an image and never as anything else. */
export function snapshotPicture(options: SnapshotPictureOptions): RequestHandler {
  return (request, response) => {
    response.locals['route'] = SNAPSHOT_PICTURE_ROUTE;
    const answer = async (): Promise<void> => {
      const organization = new URL(request.originalUrl, 'http://localhost').searchParams.get('organization');
      const input = snapshotPictureInputSchema.safeParse({ snapshotId: Number(request.params['id']) });
      if (!input.success) throw new DomainError('access.not_found', { what: 'picture' });
      const context = options.createContext(request, response, organization);
      const png = await getSnapshotPicture(context.deps, await context.caller.principal(), input.data);
      response.setHeader('content-type', 'image/png');
      // A snapshot never changes, but who may see it does: only the person's own browser keeps it, and not for long.
      response.setHeader('cache-control', 'private, max-age=300');
      response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      response.send(png);
    };
    answer().catch((error: unknown) => {
      if (response.destroyed) return;
      if (!(error instanceof DomainError)) options.onError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }), { procedure: 'health.picture' });
      sendError(response, error);
    });
  };
}
