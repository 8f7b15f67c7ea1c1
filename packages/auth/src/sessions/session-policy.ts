const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long sessions live, in milliseconds. */
export interface SessionPolicy {
  /** A session ends when it was not used for so long. */
  readonly idleMs: number;
  /** A session ends so long after signing in, however it is used (ASVS 7.3.2). */
  readonly absoluteMs: number;
  /** The last use is written at most this often, so that reading pages does not write at each request. */
  readonly touchMs: number;
}

export const SESSION_POLICY: SessionPolicy = { idleMs: 12 * HOUR, absoluteMs: 7 * 24 * HOUR, touchMs: 5 * MINUTE };
