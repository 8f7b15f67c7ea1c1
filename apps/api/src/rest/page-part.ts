import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Principal } from '@safecode/domain/access/principal';
import type { Deps } from '@safecode/usecases/deps';
import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler } from 'express';
import { sendError } from '../http/send-error.js';
import type { RequestContext } from '../trpc/request-context.js';

export interface PagePartOptions {
  /** An image of a page sends no header, so the organisation is in the query. */
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1], organization: string | null) => RequestContext;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

/** What is sent of a page that was seen. */
export interface PagePart {
  readonly type: 'image/png' | 'text/plain; charset=utf-8';
  readonly content: Buffer | string;
  /** Name under which it is kept; absent for what is shown. */
  readonly fileName?: string;
}

export interface PagePartSource {
  /** Path with its parts as `{name}`: the pattern the request is measured under. */
  readonly route: string;
  readonly procedure: string;
  /** Reads the input from the parts of the address; the part is then read as the caller. Undefined when they name nothing. */
  readonly read: (params: Readonly<Record<string, string | undefined>>) => ((deps: Deps, principal: Principal) => Promise<PagePart>) | undefined;
}

/** A part of a page as it was seen: a stranger's page, sent as an image or as text to keep, and never as a page. */
export function pagePart(options: PagePartOptions, { route, procedure, read }: PagePartSource): RequestHandler {
  return (request, response) => {
    response.locals['route'] = route;
    const answer = async (): Promise<void> => {
      const organization = new URL(request.originalUrl, 'http://localhost').searchParams.get('organization');
      const readAs = read(request.params as Readonly<Record<string, string | undefined>>);
      if (readAs === undefined) throw new DomainError('access.not_found', { what: 'page' });
      const context = options.createContext(request, response, organization);
      const { type, content, fileName } = await readAs(context.deps, await context.caller.principal());
      // What was seen never changes, but who may see it does: only the person's own browser keeps it, and not for long.
      response.setHeader('cache-control', 'private, max-age=300');
      response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      response.setHeader('x-content-type-options', 'nosniff');
      if (fileName !== undefined) response.setHeader('content-disposition', `attachment; filename="${fileName}"`);
      response.type(type).send(content);
    };
    answer().catch((error: unknown) => {
      if (response.destroyed) return;
      response.setHeader('cache-control', 'no-store');
      if (!(error instanceof DomainError)) options.onError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }), { procedure });
      sendError(response, error);
    });
  };
}
