import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler } from 'express';
import { sendError } from '../http/send-error.js';
import { requireJson } from '../http/json-body.js';
import type { AppRouter } from '../router.js';
import { createCallerFactory } from '../trpc/procedures.js';
import type { RequestContext } from '../trpc/request-context.js';
import { operationMatcher } from './match-operation.js';
import { readTextValues } from './read-text-values.js';
import { restOperations, type RestOperation } from './rest-operations.js';

export interface RestHandlerOptions {
  readonly router: AppRouter;
  readonly createContext: (request: Request, response: Parameters<RequestHandler>[1]) => RequestContext;
  readonly jsonBody: RequestHandler;
  readonly onError: (error: TRPCError, call: { readonly procedure: string }) => void;
}

type Call = (input: unknown) => Promise<unknown>;

/**
 * REST over the procedures of the router: the same validation, rights and answers as tRPC. The document is made by
 * trpc-to-openapi from the same metadata; its own handler is not used, because it switches coercion on in the shared
 * schemas, after which tRPC too takes "false" for true (ADR 0010).
 */
export function restHandler(options: RestHandlerOptions): RequestHandler {
  const match = operationMatcher(restOperations(options.router));
  const createCaller = createCallerFactory(options.router);
  return (request, response, next) => {
    const matched = match(request.method, request.path);
    if (matched === null) return next();
    const { operation, parameters } = matched;
    response.locals['route'] = `/api/v1${operation.path}`;
    const answer = async (): Promise<void> => {
      try {
        const call = procedureOf(createCaller(options.createContext(request, response)), operation.procedure);
        const result = await call(inputOf(request, operation, parameters));
        response.json(result);
      } catch (cause) {
        const error = cause instanceof TRPCError ? cause : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
        options.onError(error, { procedure: operation.procedure });
        sendError(response, error);
      }
    };
    if (!operation.hasBody) return void answer();
    requireJson(request, response, () => options.jsonBody(request, response, (error?: unknown) => (error === undefined ? void answer() : next(error))));
  };
}

function procedureOf(caller: unknown, name: string): Call {
  let found: unknown = caller;
  for (const part of name.split('.')) found = (found as Record<string, unknown>)[part];
  return found as Call;
}

function inputOf(request: Request, operation: RestOperation, parameters: Readonly<Record<string, string>>): unknown {
  const fromPath = readTextValues(operation.input, parameters);
  if (!operation.hasBody) return { ...readTextValues(operation.input, queryOf(request)), ...fromPath };
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...fromPath } : (body ?? fromPath);
}

/** The query as flat text. A repeated name is a list, which no filter of ours takes: the schema refuses it. */
function queryOf(request: Request): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  for (const name of new Set(searchParams.keys())) {
    const all = searchParams.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}
