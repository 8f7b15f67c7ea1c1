import type Anthropic from '@anthropic-ai/sdk';
import { ProviderError } from '@safecode/generator/drafter';
import type { CircuitBreaker } from './circuit-breaker.js';
import { isWorthRetrying, outcomeOf, retryAfterMs, toProviderError } from './provider-error.js';

export interface SendSettings {
  readonly client: Anthropic;
  readonly breaker: CircuitBreaker;
  /** Calls at most, the first included. */
  readonly attempts: number;
  /** Milliseconds one call may take. */
  readonly callTimeoutMs: number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** First pause between calls; it doubles, up to the longest. The provider's own wish goes before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/**
 * Sends one message, again when that can help, within the caller's deadline. The SDK itself does not retry: retries of
 * several layers multiply.
 * @throws ProviderError
 */
export async function sendMessage(settings: SendSettings, body: Anthropic.MessageCreateParamsNonStreaming, signal: AbortSignal): Promise<Anthropic.Message> {
  for (let attempt = 1; ; attempt += 1) {
    if (!settings.breaker.tryEnter()) throw new ProviderError('unavailable', 'The model did not answer the last calls and rests.');
    try {
      const message = await settings.client.messages.create(body, { signal, timeout: settings.callTimeoutMs, maxRetries: 0 });
      settings.breaker.recordSuccess();
      return message;
    } catch (error) {
      const outcome = outcomeOf(error);
      if (signal.aborted || !isWorthRetrying(outcome)) settings.breaker.recordNothing();
      else settings.breaker.recordFailure();
      if (signal.aborted || attempt >= settings.attempts || !isWorthRetrying(outcome)) throw toProviderError(error);
      await settings.sleep(retryAfterMs(error) ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)), signal);
      if (signal.aborted) throw toProviderError(error);
    }
  }
}

/** Waits, or until the signal ends the waiting. */
export function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
