/**
 *   closed --failures in a row--> open --after a rest--> half open --one success--> closed
 *                                  ^---------------------- one failure ------'
 */
export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Milliseconds it stays open before one call is let through. */
  readonly restMs: number;
}

/** Keeps calls from a provider that does not answer, so that people get the fallback at once instead of after a wait. */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #now: () => number;
  #failures = 0;
  #openedAt: number | null = null;
  #isProbing = false;

  constructor(settings: BreakerSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** True when a call may be made now. While half open that is one call at a time. */
  tryEnter(): boolean {
    if (this.#openedAt === null) return true;
    if (this.#isProbing || this.#now() - this.#openedAt < this.#settings.restMs) return false;
    this.#isProbing = true;
    return true;
  }

  recordSuccess(): void {
    this.#failures = 0;
    this.#openedAt = null;
    this.#isProbing = false;
  }

  recordFailure(): void {
    this.#failures += 1;
    this.#isProbing = false;
    if (this.#openedAt !== null || this.#failures >= this.#settings.failures) this.#openedAt = this.#now();
  }

  /** The call ended without saying anything about the provider (the caller gave up). */
  recordNothing(): void {
    this.#isProbing = false;
  }
}
