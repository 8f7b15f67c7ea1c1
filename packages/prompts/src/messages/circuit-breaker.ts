/**
 * Keeps calls away from a service that fails:
 *
 *   closed --threshold failures in a row--> open --after the pause--> half-open --success--> closed
 *                                            ^------------- failure ----'
 *
 * In half-open one call is let through as a probe; the others are refused until it has ended. A probe that never ends
 * (its caller died) is forgotten after another pause. Time is passed in, in milliseconds of any clock that goes forward.
 */
export class CircuitBreaker {
  readonly #threshold: number;
  readonly #pauseMs: number;
  #failures = 0;
  /** Until when calls are refused; null: closed. */
  #openUntil: number | null = null;

  constructor(options: { readonly threshold: number; readonly pauseMs: number }) {
    this.#threshold = options.threshold;
    this.#pauseMs = options.pauseMs;
  }

  stateAt(now: number): 'closed' | 'open' | 'half-open' {
    if (this.#openUntil === null) return 'closed';
    return now < this.#openUntil ? 'open' : 'half-open';
  }

  /** Whether a call may be made now. In half-open the first to ask is the probe. */
  tryAcquire(now: number): boolean {
    const state = this.stateAt(now);
    if (state === 'half-open') this.#openUntil = now + this.#pauseMs;
    return state !== 'open';
  }

  /** A call has shown that the service works. */
  recordSuccess(): void {
    this.#failures = 0;
    this.#openUntil = null;
  }

  /** A call failed through the fault of the service. `retryAfterMs` is how long the service asked to be left alone. */
  recordFailure(now: number, retryAfterMs = 0): void {
    this.#failures += 1;
    if (this.#failures >= this.#threshold || this.#openUntil !== null) this.#openUntil = now + Math.max(this.#pauseMs, retryAfterMs);
  }
}
