import type Anthropic from '@anthropic-ai/sdk';
import { ProviderError, type ProviderOutcome } from '@safecode/domain/generation/provider-error';
import type { CircuitBreaker } from './circuit-breaker.js';
import { isWorthRetrying, outcomeOf, retryAfterMs, toProviderError } from './provider-error.js';
import { sleepFor } from './sleep-for.js';

export interface SendSettings {
  readonly client: Anthropic;
  readonly breaker: CircuitBreaker;
  /** Calls at most, the first included. */
  readonly attempts: number;
  /** Milliseconds one call may take, its body included. */
  readonly callTimeoutMs: number;
  /** Milliseconds of a clock that goes forward. */
  readonly now: () => number;
  /** 0..1, for the spread of pauses. */
  readonly random: () => number;
}

/** The end of all calls for one draft: the caller's signal, and until when the drafter itself may work. */
export interface SendLimit {
  readonly signal: AbortSignal;
  readonly until: number;
}

/** First pause between calls; it doubles, up to the longest, less up to a quarter by chance. The provider's own wish goes before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/** Failures that say something about the state of the provider. A key that is not accepted or a wrong request does not. */
const COUNTED: ReadonlySet<ProviderOutcome> = new Set(['rate_limited', 'overloaded', 'unavailable', 'timeout']);

/**
 * Sends one message, again when that can help and there is time. The SDK itself does not retry: retries of several
 * layers multiply, and Opal waits.
 * @throws ProviderError
 */
export async function sendMessage(settings: SendSettings, body: Anthropic.MessageCreateParamsNonStreaming, limit: SendLimit): Promise<Anthropic.Message> {
  for (let attempt = 1; ; attempt += 1) {
    if (!settings.breaker.tryAcquire(settings.now())) throw new ProviderError('unavailable', 'The model failed several times in a row and is left alone for a while.');
    try {
      const message = await callOnce(settings, body, limit);
      settings.breaker.recordSuccess();
      return message;
    } catch (error) {
      const failure = judge(error, limit);
      const wished = retryAfterMs(error, settings.now());
      if (COUNTED.has(failure.error.outcome)) settings.breaker.recordFailure(settings.now(), wished ?? 0);
      const pause = wished ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (1 - 0.25 * settings.random());
      const isInTime = settings.now() + pause < limit.until;
      if (limit.signal.aborted || attempt >= settings.attempts || !failure.isWorthRetrying || !isInTime) throw failure.error;
      await sleepFor(pause, limit.signal);
      if (limit.signal.aborted) throw failure.error;
    }
  }
}

async function callOnce(settings: SendSettings, body: Anthropic.MessageCreateParamsNonStreaming, limit: SendLimit): Promise<Anthropic.Message> {
  // The SDK takes whole milliseconds only.
  const ms = Math.ceil(Math.max(1, Math.min(settings.callTimeoutMs, limit.until - settings.now())));
  // The SDK's own time-out ends with the headers; a body that trickles needs ours.
  const signal = AbortSignal.any([limit.signal, AbortSignal.timeout(ms)]);
  const message = await settings.client.messages.create(body, { signal, timeout: ms, maxRetries: 0 });
  if (!Array.isArray(message?.content) || typeof message.usage?.input_tokens !== 'number') throw new ProviderError('malformed', 'The model answered something that is no message.');
  return message;
}

/** What a failed call means. An abort that nobody asked for was our own time-out. */
function judge(error: unknown, limit: SendLimit): { readonly error: ProviderError; readonly isWorthRetrying: boolean } {
  const isOwnTimeout = !limit.signal.aborted && !(error instanceof ProviderError) && outcomeOf(error) === 'aborted';
  if (isOwnTimeout) return { error: toProviderError(error, 'timeout'), isWorthRetrying: true };
  return { error: toProviderError(error), isWorthRetrying: isWorthRetrying(error) };
}
