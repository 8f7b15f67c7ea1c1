import type { KeyKind } from '@safecode/domain/api-keys/api-key';

/** Who tries to sign in, and from where. The address is the one the server trusts, never a header as sent. */
export interface SignInAttempt {
  readonly email: string;
  readonly ip: string;
}

/** Counts attempts to sign in. Slows them down and never locks an account for good. */
export interface SignInThrottle {
  /**
   * Counts this attempt and lets it go on.
   * @throws auth.throttled with `retryAfterSeconds`, the same for addresses that exist and that do not
   */
  begin(attempt: SignInAttempt): Promise<void>;
  recordFailure(attempt: SignInAttempt): Promise<void>;
  recordSuccess(attempt: SignInAttempt): Promise<void>;
}

export interface NewSession {
  /** What the browser keeps. The database holds its SHA-256 only. */
  readonly token: string;
  /** SHA-256 (hex) of the token: names the session in the process, never outside of it. */
  readonly sessionId: string;
  /** Names the session in lists and in the ledger; opens nothing. */
  readonly handle: string;
  readonly expiresAt: Date;
}

/** Sessions of people. Tokens come in with requests and are read where they come in. */
export interface SessionStore {
  create(userId: number, userAgent: string): Promise<NewSession>;
  /** Ends a session; nothing happens when it is over already. */
  end(sessionId: string): Promise<void>;
}

export interface NewKey {
  /** The public half, by which the key is found. */
  readonly keyId: string;
  /** SHA-256 (hex) of the secret half. */
  readonly secretHash: string;
  /** Start of the key, enough to recognise it. */
  readonly hint: string;
  /** The whole key. Shown once and kept nowhere. */
  readonly presented: string;
}

/** What makes the link of an invitation: the same facts give the same link, so that it need not be stored. */
export interface InvitationFacts {
  readonly organizationId: number;
  readonly email: string;
  readonly expiresAt: Date;
}

/** Passwords, sessions, keys and links: cryptography that use cases ask for and do not do. */
export interface AuthPort {
  hashPassword(password: string): Promise<string>;
  /** Takes the same time when there is nobody (`null`), and answers false then. */
  verifyPassword(hash: string | null, password: string): Promise<boolean>;
  /** True for passwords that are widely used, follow a simple pattern, or repeat the mail address. */
  isCommonPassword(password: string, email: string): boolean;
  readonly throttle: SignInThrottle;
  readonly sessions: SessionStore;
  newKey(kind: KeyKind): NewKey;
  invitationToken(facts: InvitationFacts): string;
  /** What is stored of an invitation's token, and by what it is found. */
  hashInvitationToken(token: string): string;
}
