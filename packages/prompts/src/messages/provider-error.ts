import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@anthropic-ai/sdk';
import { ProviderError, type ProviderOutcome } from '@safecode/generator/drafter';

/** How long the provider asks to wait, in milliseconds; null when it does not say. */
export function retryAfterMs(error: unknown): number | null {
  if (!(error instanceof APIError) || error.headers === undefined) return null;
  const milliseconds = Number(error.headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number(error.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** What an error of the SDK means. Status codes, because a proxy between us and the provider has no error classes. */
export function outcomeOf(error: unknown): ProviderOutcome {
  if (error instanceof APIUserAbortError) return 'aborted';
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIConnectionError) return 'unavailable';
  if (!(error instanceof APIError)) return error instanceof Error && error.name === 'AbortError' ? 'aborted' : 'malformed';
  const { status } = error;
  if (status === 401 || status === 402 || status === 403) return 'unauthorized';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status === 529) return 'overloaded';
  if (status === undefined || status >= 500) return 'unavailable';
  return 'malformed';
}

const RETRIED: ReadonlySet<ProviderOutcome> = new Set(['rate_limited', 'overloaded', 'unavailable', 'timeout']);
export const isWorthRetrying = (outcome: ProviderOutcome): boolean => RETRIED.has(outcome);

/** A ProviderError without the provider's text: it can repeat parts of the request. The cause is for the log. */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const outcome = outcomeOf(error);
  const status = error instanceof APIError && error.status !== undefined ? ` (status ${error.status})` : '';
  return new ProviderError(outcome, `The model did not answer: ${outcome}${status}.`, { cause: error });
}
