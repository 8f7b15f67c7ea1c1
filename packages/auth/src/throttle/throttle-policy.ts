/** Limits of signing in (facts of OWASP and ASVS 6.3.1: ten in a row, a hundred a day by address, fifty a day by person). */
export const THROTTLE = {
  /** Failures in a row of one person from one address before each further attempt has to wait. */
  pairFailures: 10,
  ipFailuresPerDay: 100,
  userFailuresPerDay: 50,
  /** Attempts of one address in a minute, right or wrong: bounds a burst before its first failure is known. */
  ipAttemptsPerMinute: 60,
  daySeconds: 86_400,
  /** An address from which a person signed in keeps its own count so long. */
  knownPairSeconds: 30 * 86_400,
} as const;

const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 900;

/**
 * Seconds between two attempts after so many failures in a row: 30 s after the tenth, doubling up to a quarter of an
 * hour. It never becomes "never": locking people out would be an attack of its own.
 */
export function delayAfter(failures: number): number {
  const doublings = Math.max(0, failures - THROTTLE.pairFailures);
  return Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** Math.min(doublings, 10));
}
