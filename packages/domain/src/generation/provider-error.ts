import type { ModelUsage } from '../codes/generated-code.js';

/** Why a provider of drafts could not finish. */
export const PROVIDER_OUTCOMES = [
  'rate_limited',
  'overloaded',
  'timeout',
  'malformed',
  'unavailable',
  'unauthorized',
  'truncated',
  'aborted',
] as const;
export type ProviderOutcome = (typeof PROVIDER_OUTCOMES)[number];

/** A provider that could not finish. The message is for the log and holds no secret; `usage` is what it cost anyway. */
export class ProviderError extends Error {
  readonly outcome: ProviderOutcome;
  readonly usage: readonly ModelUsage[];

  constructor(outcome: ProviderOutcome, message: string, options: { usage?: readonly ModelUsage[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProviderError';
    this.outcome = outcome;
    this.usage = options.usage ?? [];
  }
}
