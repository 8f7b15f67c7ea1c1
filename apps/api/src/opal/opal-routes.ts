import type { Principal } from '@safecode/domain/access/principal';
import { OPAL_TOOLS, type OpalToolName } from '@safecode/domain/opal/tools';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { callTool } from '@safecode/usecases/opal/call-tool';
import type { JsonObject } from '@safecode/usecases/opal/tool-call';
import type { Deps } from '@safecode/usecases/deps';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Authenticator } from '../http/authenticator.js';
import { clientAddress } from '../http/client-address.js';
import { debuggerCors } from '../http/origin-guard.js';
import { hasBody, requireJson } from '../http/json-body.js';
import type { OpenWork } from '../http/open-work.js';
import { readBearer } from '../http/read-bearer.js';
import { sendError } from '../http/send-error.js';
import { discoveryManifest, toolEndpoint } from './discovery.js';
import { opalUserOf, readCall } from './read-call.js';

export interface OpalRoutesOptions {
  readonly deps: Deps;
  readonly authenticator: Authenticator;
  readonly jsonBody: RequestHandler;
  readonly isDevelopment: boolean;
  readonly work: OpenWork;
  /** Told of what is answered with 500. */
  readonly onError: (error: unknown, call: { readonly procedure: string }) => void;
}

/** The roadmap's address of the main tool. */
const ALIAS = '/api/v1/opal/generate-code';

/**
 * Discovery and tools. Each tool answers at `/tools/x` and, for callers that append the endpoint to the whole discovery
 * address, at `/discovery/tools/x`.
 */
export function opalRoutes(options: OpalRoutesOptions): Router {
  const router = Router();
  const manifest = JSON.stringify(discoveryManifest());
  router.use(['/discovery', '/tools', ALIAS], debuggerCors(options));
  router.get('/discovery', (_request, response) => {
    response.locals['route'] = '/discovery';
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(manifest);
  });
  for (const { name } of OPAL_TOOLS) {
    const endpoint = toolEndpoint(name);
    const paths = [endpoint, `/discovery${endpoint}`, ...(name === 'generate_variation_code' ? [ALIAS] : [])];
    router.post(paths, (request, response, next) => {
      response.locals['route'] = endpoint;
      handleCall(options, name, { request, response }).catch(next);
    });
  }
  return router;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** The token is checked before the body is read: a stranger cannot make us parse megabytes. */
async function handleCall(options: OpalRoutesOptions, tool: OpalToolName, { request, response }: Exchange): Promise<void> {
  try {
    const key = await options.authenticator.key(readBearer(request), clientAddress(request));
    const body = await readBody(options.jsonBody, request, response);
    if (body === null) return;
    const principal = onBehalfOf(key, opalUserOf(body));
    const answer = await options.work.track(callTool(options.deps, principal, readCall(tool, body, request.headers)));
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(answer));
  } catch (error) {
    if (!(error instanceof DomainError)) options.onError(error, { procedure: tool });
    sendError(response, error);
  }
}

/** The key's principal with the person Opal names: recorded as a statement, without any right of its own. */
function onBehalfOf(principal: Principal, opalUserId: string | null): Principal {
  const { actor } = principal;
  return actor.kind === 'opal' ? { ...principal, actor: { ...actor, onBehalfOf: opalUserId } } : principal;
}

/**
 * The body as an object. Null when there is nobody to answer: the refusal is sent, or the caller went away before the
 * body was there. An empty body has no parameters.
 */
function readBody(jsonBody: RequestHandler, request: Request, response: Response): Promise<JsonObject | null> {
  return new Promise((resolve, reject) => {
    response.once('close', () => resolve(null));
    requireJson(request, response, () => {
      void jsonBody(request, response, (error?: unknown) => {
        if (error !== undefined) return reject(error);
        if (request.body === undefined && hasBody(request.headers)) return resolve(null);
        const body: unknown = request.body ?? {};
        if (typeof body === 'object' && body !== null && !Array.isArray(body)) return resolve(body as JsonObject);
        reject(new DomainError('input.invalid', { issues: [{ path: '', message: 'The body must be a JSON object.', code: 'custom' }] }));
      });
    });
  });
}
