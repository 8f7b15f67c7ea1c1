import { DomainError } from '@safecode/domain/errors/domain-error';
import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler } from 'express';
import { sendError } from '../http/send-error.js';
import type { RequestContext } from '../trpc/request-context.js';

export interface PagePictureOptions {
  /** An image of a page sends no header, so the organisation is in the query. */
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1], organization: string | null) => RequestContext;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

export interface PictureSource {
  /** Pattern the request is measured under. */
  readonly route: string;
  readonly procedure: string;
  /** The PNG for the parts of the address; undefined when they name no picture. */
  readonly read: (context: RequestContext, params: Readonly<Record<string, string | undefined>>) => Promise<Buffer> | undefined;
}

const nothing = (): DomainError => new DomainError('access.not_found', { what: 'picture' });

/** The picture of a page as it was seen: a stranger's page, sent as an image and never as anything else. */
export function pagePicture(options: PagePictureOptions, { route, procedure, read }: PictureSource): RequestHandler {
  return (request, response) => {
    response.locals['route'] = route;
    const answer = async (): Promise<void> => {
      const organization = new URL(request.originalUrl, 'http://localhost').searchParams.get('organization');
      const png = await read(options.createContext(request, response, organization), request.params as Readonly<Record<string, string | undefined>>);
      if (png === undefined) throw nothing();
      response.setHeader('content-type', 'image/png');
      // What was seen never changes, but who may see it does: only the person's own browser keeps it, and not for long.
      response.setHeader('cache-control', 'private, max-age=300');
      response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      response.send(png);
    };
    answer().catch((error: unknown) => {
      if (response.destroyed) return;
      if (!(error instanceof DomainError)) options.onError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }), { procedure });
      sendError(response, error);
    });
  };
}
