import type { ValidSession } from '@safecode/auth/sessions/create-sessions';
import type { Principal } from '@safecode/domain/access/principal';
import type { Deps } from '@safecode/usecases/deps';

/** What the caller presented. Never logged. */
export interface Credentials {
  /** The session token of the cookie. */
  readonly sessionToken: string | null;
  /** The secret of `Authorization: Bearer`. */
  readonly bearer: string | null;
  /** Slug of header `x-organization` (subscriptions: `connectionParams.organization`). Keys imply their own. */
  readonly organization: string | null;
}

/** Who called, resolved at most once per request and only when a procedure asks. */
export interface Caller {
  /** The session with its person; null for keys and strangers. */
  person(): Promise<ValidSession | null>;
  /** The principal in its organisation. Refuses with `auth.required`, `auth.token_invalid` or `access.not_found`. */
  principal(): Promise<Principal>;
  /** The same, looked up anew and without counting as a use of the session: for what stays open. */
  recheck(): Promise<Principal>;
}

/** What the network says about the caller: for throttling, device lists and the ledger. */
export interface ClientAddress {
  readonly ip: string;
  readonly userAgent: string;
}

/** Everything a procedure gets beside its input. Made for each request. */
export interface RequestContext {
  readonly deps: Deps;
  readonly caller: Caller;
  readonly client: ClientAddress;
  readonly correlationId: string;
  /** Through which face the call came: recorded as the source of generations. */
  readonly source: 'console' | 'api';
  /** Remembers work until it is over, so that stopping the process waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Sets (token) or clears (null) the session cookie of the answer. */
  setSession(session: { token: string; expiresAt: Date } | null): void;
}
