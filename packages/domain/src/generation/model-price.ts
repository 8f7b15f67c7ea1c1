import { z } from 'zod';

/**
 * Price of a model in micro-dollars (1e-6 USD) per million tokens, by tier. Prices are rows of the database, because
 * they change without a release of ours.
 */
export const modelPriceSchema = z.object({
  model: z.string().min(1).max(200),
  inputMicroUsdPerMillion: z.int().nonnegative(),
  outputMicroUsdPerMillion: z.int().nonnegative(),
  cacheWrite5mMicroUsdPerMillion: z.int().nonnegative(),
  cacheWrite1hMicroUsdPerMillion: z.int().nonnegative(),
  cacheReadMicroUsdPerMillion: z.int().nonnegative(),
});
export type ModelPrice = z.infer<typeof modelPriceSchema>;

/** Tokens of one call by tier, each counted once. */
export interface TokenCounts {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheWrite5mTokens: number;
  readonly cacheWrite1hTokens: number;
  readonly cacheReadTokens: number;
}

/**
 * Cost of the tokens in micro-dollars, rounded up once at the end, so that a call is never counted cheaper than it was.
 * Exact: the products are summed as big integers.
 */
export function costOfTokens(price: ModelPrice, tokens: TokenCounts): number {
  const total =
    BigInt(price.inputMicroUsdPerMillion) * BigInt(tokens.inputTokens) +
    BigInt(price.outputMicroUsdPerMillion) * BigInt(tokens.outputTokens) +
    BigInt(price.cacheWrite5mMicroUsdPerMillion) * BigInt(tokens.cacheWrite5mTokens) +
    BigInt(price.cacheWrite1hMicroUsdPerMillion) * BigInt(tokens.cacheWrite1hTokens) +
    BigInt(price.cacheReadMicroUsdPerMillion) * BigInt(tokens.cacheReadTokens);
  return Number((total + 999_999n) / 1_000_000n);
}

/**
 * The price row of a model: the one of its name, else the longest name it begins with, because a dated release
 * (`claude-sonnet-5-5-20260901`) costs what its family costs. Undefined when there is none: then nothing may be charged
 * by guess.
 */
export function findModelPrice(prices: readonly ModelPrice[], model: string): ModelPrice | undefined {
  return prices
    .filter((price) => model === price.model || model.startsWith(`${price.model}-`))
    .sort((one, other) => other.model.length - one.model.length)[0];
}
