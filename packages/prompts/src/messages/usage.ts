import type Anthropic from '@anthropic-ai/sdk';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { costOfTokens, type ModelPrice } from '@safecode/domain/generation/model-price';

/** Tokens of one answer by cache tier with their cost. */
export function usageOf(model: string, usage: Anthropic.Usage, price: ModelPrice): ModelUsage {
  const hour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const written = usage.cache_creation_input_tokens ?? 0;
  const tokens = {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    // Without a split all writes are of the shorter tier, the default.
    cacheWrite5mTokens: usage.cache_creation?.ephemeral_5m_input_tokens ?? Math.max(0, written - hour),
    cacheWrite1hTokens: hour,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
  };
  return { model, ...tokens, costMicroUsd: costOfTokens(price, tokens) };
}
