import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Principal } from '@safecode/domain/access/principal';
import type { SessionCookie } from '@safecode/auth/sessions/session-cookie';
import type { Deps } from '@safecode/usecases/deps';
import type { Request, Response } from 'express';
import type { Authenticator } from '../http/authenticator.js';
import { clientAddress } from '../http/client-address.js';
import type { OpenWork } from '../http/open-work.js';
import { readBearer } from '../http/read-bearer.js';
import { correlationOf } from '../http/send-error.js';
import type { Caller, Credentials, RequestContext } from './request-context.js';

export interface ContextOptions {
  readonly deps: Deps;
  readonly authenticator: Authenticator;
  readonly cookie: SessionCookie;
  readonly work: OpenWork;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** The organisation named outside the headers: connection parameters of a subscription. */
  readonly organization?: string | null | undefined;
}

/** What a procedure gets of a request. Nothing is looked up before a procedure asks. */
export function createContext(options: ContextOptions, exchange: Exchange): RequestContext {
  const { request, response } = exchange;
  const header = request.headers['x-organization'];
  const bearer = readBearer(request);
  const credentials: Credentials = {
    bearer,
    // A key stands for itself: a cookie that a browser adds must not widen or change what it may do.
    sessionToken: bearer === null ? options.cookie.read(request.headers.cookie) : null,
    organization: exchange.organization ?? (typeof header === 'string' ? header : null),
  };
  const client = clientAddress(request);
  return {
    deps: options.deps,
    caller: createCaller(options.authenticator, credentials, client),
    client,
    track: options.work.track,
    correlationId: correlationOf(response),
    source: bearer === null ? 'console' : 'api',
    setSession: (session) => response.append('set-cookie', session === null ? options.cookie.clear() : options.cookie.set(session.token, session.expiresAt)),
  };
}

function createCaller(authenticator: Authenticator, credentials: Credentials, client: { readonly ip: string }): Caller {
  const { bearer, sessionToken, organization } = credentials;
  const person = once(async () => (sessionToken === null ? null : authenticator.session(sessionToken)));
  const principal = once(async () => {
    if (bearer !== null) return authenticator.key(bearer, client);
    const session = await person();
    if (session === null) throw new DomainError('auth.required');
    return authenticator.principal(session, organization ?? '');
  });
  const recheck = async (): Promise<Principal> => {
    if (bearer !== null) return authenticator.key(bearer, client);
    const session = sessionToken === null ? null : await authenticator.peekSession(sessionToken);
    if (session === null) throw new DomainError('auth.required');
    return authenticator.principal(session, organization ?? '');
  };
  return { person, principal, recheck };
}

/** Calls `make` at the first use only: a batch of procedures looks its caller up once. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
