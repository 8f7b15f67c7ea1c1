import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import { ProviderError, type ProviderOutcome } from '@safecode/domain/generation/provider-error';

/** How long the provider asks to wait, in milliseconds; null when it does not say. `now` is for waits given as a date. */
export function retryAfterMs(error: unknown, now: number): number | null {
  if (!(error instanceof APIError) || error.headers === undefined) return null;
  const { headers } = error;
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const after = headers.get('retry-after') ?? '';
  const seconds = Number.parseFloat(after);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(after);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** What a status means. By number, because a proxy between us and the provider has no error classes. */
const BY_STATUS: ReadonlyMap<number, ProviderOutcome> = new Map([
  [401, 'unauthorized'],
  [402, 'unauthorized'],
  [403, 'unauthorized'],
  [408, 'timeout'],
  [413, 'truncated'],
  [429, 'rate_limited'],
  [504, 'timeout'],
  [529, 'overloaded'],
]);

/** What an error of the SDK means. Everything that says that our request was wrong is `malformed`. */
export function outcomeOf(error: unknown): ProviderOutcome {
  if (error instanceof APIUserAbortError) return 'aborted';
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIConnectionError) return 'unavailable';
  if (error instanceof APIError) {
    if (error.type === 'overloaded_error') return 'overloaded';
    return BY_STATUS.get(error.status ?? 0) ?? (error.status === undefined || error.status >= 500 || error.status === 409 ? 'unavailable' : 'malformed');
  }
  if (error instanceof Error && error.name === 'AbortError') return 'aborted';
  // A body that breaks off is a fault of the way; one that is no JSON is a fault of the answer.
  return error instanceof TypeError ? 'unavailable' : 'malformed';
}

const RETRIED: ReadonlySet<ProviderOutcome> = new Set(['rate_limited', 'overloaded', 'unavailable', 'timeout']);

/** Whether asking again can help. The provider knows best when it says so. */
export function isWorthRetrying(error: unknown): boolean {
  const advice = error instanceof APIError ? error.headers?.get('x-should-retry') : undefined;
  if (advice === 'true' || advice === 'false') return advice === 'true';
  return RETRIED.has(outcomeOf(error));
}

/**
 * A ProviderError whose message says what happened in our words: the provider's could repeat the request, and errors
 * of the HTTP layer can repeat a header. The cause keeps name, status and request id for the log, and nothing else.
 */
export function toProviderError(error: unknown, outcome: ProviderOutcome = outcomeOf(error)): ProviderError {
  if (error instanceof ProviderError) return error;
  const parts = error instanceof APIError ? [error.status === undefined ? '' : `status ${error.status}`, error.type ?? '', error.requestID ?? ''] : [];
  const detail = parts.filter((part) => part !== '').join(', ');
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return new ProviderError(outcome, `The model did not answer: ${outcome}${detail === '' ? '' : ` (${detail})`}.`, { cause: `${name}${detail === '' ? '' : `: ${detail}`}` });
}
