import { z } from 'zod';

/**
 * How a selector does on a page. `warning`: it matches, but not what it did; `invalid`: it matches nothing and its element
 * is elsewhere, or it cannot be read; `gone`: its element is not on the page any more; `uncertain`: it matches nothing and
 * nobody can tell which element took the place.
 */
export const HEALTH_STATES = ['unchecked', 'valid', 'warning', 'uncertain', 'invalid', 'gone'] as const;
export const healthStateSchema = z.enum(HEALTH_STATES).meta({ id: 'HealthState' });
export type HealthState = z.infer<typeof healthStateSchema>;

/** What was seen that is not as it was. */
export const HEALTH_REASONS = ['unreadable', 'not_found', 'moved', 'element_gone', 'several_candidates', 'wrong_element', 'other_kind', 'hidden', 'count_changed'] as const;
export const healthReasonSchema = z.enum(HEALTH_REASONS).meta({ id: 'HealthReason' });
export type HealthReason = z.infer<typeof healthReasonSchema>;

/** One look at a selector on a page: the state it shows, without memory of earlier looks. */
export interface Observation {
  readonly state: Exclude<HealthState, 'unchecked'>;
  readonly reasons: readonly HealthReason[];
}

/** What is remembered between looks. */
export interface HealthMemory {
  readonly state: HealthState;
  /** A state that was seen, but not often enough in a row to be believed. */
  readonly suspected: Observation['state'] | null;
  /** Looks in a row that showed `suspected`. */
  readonly streak: number;
  readonly reasons: readonly HealthReason[];
}

export const UNSEEN: HealthMemory = { state: 'unchecked', suspected: null, streak: 0, reasons: [] };

/** Looks in a row that make a break: one bad look can be a slow page, a test of somebody else, a half-finished release. */
export const CONFIRMATIONS = 2;

const SERIOUSNESS: Readonly<Record<HealthState, number>> = { unchecked: 0, valid: 1, warning: 2, uncertain: 3, invalid: 4, gone: 5 };

/** True for states in which somebody must act. */
export const isBroken = (state: HealthState): boolean => SERIOUSNESS[state] > SERIOUSNESS.valid;

/** The most serious of the states, e.g. over all pages a selector is watched on; `unchecked` for none. */
export const worstState = (states: readonly HealthState[]): HealthState =>
  states.reduce<HealthState>((worst, state) => (SERIOUSNESS[state] > SERIOUSNESS[worst] ? state : worst), 'unchecked');

/**
 * The memory after one more look.
 *
 * ```
 *   unchecked --any look--> that state            (there is nothing to compare with)
 *   any state --valid----->  valid                 (once: what works, works)
 *   state     --other bad--> suspected 1 --again--> that state, after CONFIRMATIONS looks in a row
 *   state     --same------>  state                 (the suspicion is dropped, the reasons are renewed)
 * ```
 *
 * A page that cannot be loaded is no look at its selectors: they keep their state.
 */
export function nextHealth(before: HealthMemory, seen: Observation): HealthMemory {
  const settled: HealthMemory = { state: seen.state, suspected: null, streak: 0, reasons: seen.reasons };
  if (before.state === 'unchecked' || seen.state === 'valid' || seen.state === before.state) return settled;
  const streak = before.suspected === seen.state ? before.streak + 1 : 1;
  return streak >= CONFIRMATIONS ? settled : { ...before, suspected: seen.state, streak };
}
