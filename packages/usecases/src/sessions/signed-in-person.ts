/** The person behind a session. `sessionId` is the SHA-256 of the token: it never leaves the process. */
export interface SignedInPerson {
  readonly userId: number;
  readonly sessionId: string;
}
