import type { ProofFinding, ProofMethod, ProofOutcome, ProofState } from './domain-proof.js';

/** What is remembered of the proof of a domain between two checks. */
export interface ProofMemory {
  readonly state: ProofState;
  readonly method: ProofMethod | null;
  readonly verifiedAt: Date | null;
  readonly missingSince: Date | null;
  readonly graceEndsAt: Date | null;
  readonly nextCheckAt: Date | null;
}

export const UNPROVED: ProofMemory = { state: 'unproved', method: null, verifiedAt: null, missingSince: null, graceEndsAt: null, nextCheckAt: null };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A release that forgot the file is mended within an hour; whoever sold the domain does not bring the proof back. */
const MISSING_GRACE_MS = HOUR_MS;
/** A server or a name server that is down says nothing about who owns it; one that is down for a week is not watched either. */
const UNREACHABLE_GRACE_MS = 7 * DAY_MS;
/** Somebody who asked has just published it, and DNS takes its time to spread. */
const RETRY_MS = 15 * MINUTE_MS;
const RETRIED_FOR_MS = 2 * DAY_MS;
const JITTER = 0.1;

/**
 * What the findings say together. A method that cannot be asked leaves it open only if it is the one that proved the domain:
 * a web server that is down does not excuse a TXT record that is gone.
 */
export function outcomeOf(findings: readonly ProofFinding[], provedBy: ProofMethod | null): { readonly outcome: ProofOutcome; readonly method: ProofMethod | null } {
  const found = findings.find(({ outcome }) => outcome === 'found');
  if (found !== undefined) return { outcome: 'found', method: found.method };
  const isOpen = findings.some(({ method, outcome }) => outcome === 'unreachable' && (provedBy === null || method === provedBy));
  return { outcome: isOpen ? 'unreachable' : 'missing', method: null };
}

/**
 * The memory after one more check.
 *
 * ```
 *   unproved --found--> verified --not found--> verified, in grace --found--> verified
 *   lapsed  --found--> verified                        '--not found at the end of the grace--> lapsed
 *   unproved, lapsed --not found--> the same; looked for again for two days after somebody asked
 * ```
 *
 * The grace is an hour where the proof is missing, and seven days from the first failure where nobody could look.
 * @param check `random`, 0..1, spreads the daily checks
 */
export function nextProof(before: ProofMemory, findings: readonly ProofFinding[], check: { readonly now: Date; readonly askedAt: Date; readonly random: number }): ProofMemory {
  const { now, askedAt, random } = check;
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const { outcome, method } = outcomeOf(findings, before.method);
  if (outcome === 'found') {
    const verifiedAt = before.state === 'verified' ? before.verifiedAt : now;
    return { state: 'verified', method, verifiedAt, missingSince: null, graceEndsAt: null, nextCheckAt: after(DAY_MS * (1 + JITTER * (2 * random - 1))) };
  }
  const retryAt = now.getTime() - askedAt.getTime() < RETRIED_FOR_MS ? after(RETRY_MS) : null;
  if (before.state !== 'verified') return { ...before, nextCheckAt: retryAt };
  const missingSince = before.missingSince ?? now;
  const graceEndsAt = new Date(missingSince.getTime() + (outcome === 'missing' ? MISSING_GRACE_MS : UNREACHABLE_GRACE_MS));
  if (now >= graceEndsAt) return { ...before, state: 'lapsed', missingSince, graceEndsAt: null, nextCheckAt: retryAt };
  return { ...before, missingSince, graceEndsAt, nextCheckAt: new Date(Math.min(graceEndsAt.getTime(), after(HOUR_MS).getTime())) };
}
