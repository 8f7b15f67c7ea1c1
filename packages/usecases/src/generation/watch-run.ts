import type { Principal } from '@safecode/domain/access/principal';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import type { Deps } from '../deps.js';
import { getRun } from './get-run.js';

/** Channel on which changes of runs are announced; the payload is `organization:run`. */
const CHANNEL = 'generation_run';
/** Looked at again after this time even without an announcement: one can be lost while the connection is renewed. */
const POLL_MS = 2000;

/**
 * A run each time it changes, starting with how it stands now, until it is over or the signal ends the watching.
 * @throws access.not_found before the first item when the caller cannot see the run
 */
export async function* watchRun(
  deps: Deps,
  principal: Principal,
  input: { readonly id: number; readonly signal: AbortSignal },
): AsyncGenerator<GenerationRun, void> {
  const announcement = new Announcement(input.signal);
  const stop = await deps.listen(CHANNEL, (payload) => {
    if (payload === `${principal.organizationId}:${input.id}`) announcement.arrived();
  });
  try {
    let shown = '';
    for (;;) {
      const run = await getRun(deps, principal, { id: input.id });
      const state = JSON.stringify(run);
      if (state !== shown) yield run;
      shown = state;
      if (isFinalRunStatus(run.status) || input.signal.aborted) return;
      await announcement.next(POLL_MS);
    }
  } finally {
    await stop();
  }
}

/** Waits for "something changed", the time limit or the end of watching, whichever is first. Remembers one that came early. */
class Announcement {
  readonly #signal: AbortSignal;
  #isPending = false;
  #wake: (() => void) | null = null;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  arrived(): void {
    this.#isPending = true;
    this.#wake?.();
  }

  async next(limitMs: number): Promise<void> {
    if (!this.#isPending && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(finish, limitMs);
        const signal = this.#signal;
        signal.addEventListener('abort', finish, { once: true });
        this.#wake = finish;
        function finish(): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', finish);
          resolve();
        }
      });
      this.#wake = null;
    }
    this.#isPending = false;
  }
}
