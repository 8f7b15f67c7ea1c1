import Anthropic from '@anthropic-ai/sdk';
import { findModelPrice, type ModelPrice } from '@safecode/domain/generation/model-price';
import { CircuitBreaker } from './circuit-breaker.js';
import type { SendSettings } from './send-message.js';

export interface AnthropicSettings {
  /** Never logged, never in an error. */
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model: string;
  /** Rows of prices; there must be one for the model. */
  readonly prices: readonly ModelPrice[];
  /** Milliseconds of a clock that goes forward. */
  readonly now: () => number;
  /** Milliseconds one call may take. */
  readonly callTimeoutMs?: number;
  /** Milliseconds an answer may take, all calls together: less than a run's deadline, so that another drafter can still take over. */
  readonly budgetMs?: number;
  /** Calls at most for one answer, the first included. */
  readonly attempts?: number;
  readonly random?: () => number;
}

/** A model that can be asked, and what it costs. */
export interface Connection {
  readonly model: string;
  readonly price: ModelPrice;
  readonly send: SendSettings;
  readonly budgetMs: number;
}

const CALL_TIMEOUT_MS = 45_000;
const BUDGET_MS = 60_000;
const ATTEMPTS = 3;
const BREAKER = { threshold: 5, pauseMs: 30_000 };

/** One a purpose and process: it holds the circuit breaker. @throws Error when the key cannot stand in a header, or the model has no price; the sentence never holds the key */
export function connect(settings: AnthropicSettings): Connection {
  // The HTTP layer would put a key it cannot send into its error.
  if (!/^[\x21-\x7e]+$/.test(settings.apiKey)) throw new Error('The key of the model provider has characters that no key has. Check ANTHROPIC_API_KEY.');
  const price = findModelPrice(settings.prices, settings.model);
  if (price === undefined) throw new Error(`There is no price for the model "${settings.model}". Add it to the table of models first, or choose one of: ${settings.prices.map((row) => row.model).join(', ')}.`);
  return {
    model: settings.model,
    price,
    budgetMs: settings.budgetMs ?? BUDGET_MS,
    send: {
      client: new Anthropic({ apiKey: settings.apiKey, maxRetries: 0, logLevel: 'off', ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }) }),
      breaker: new CircuitBreaker(BREAKER),
      attempts: settings.attempts ?? ATTEMPTS,
      callTimeoutMs: settings.callTimeoutMs ?? CALL_TIMEOUT_MS,
      now: settings.now,
      random: settings.random ?? Math.random,
    },
  };
}
