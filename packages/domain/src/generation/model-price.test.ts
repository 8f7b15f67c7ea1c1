import { describe, expect, it } from 'vitest';
import { costOfTokens, findModelPrice, type ModelPrice } from './model-price.js';

const price: ModelPrice = {
  model: 'claude-sonnet-5-5',
  inputMicroUsdPerMillion: 2_000_000,
  outputMicroUsdPerMillion: 10_000_000,
  cacheWrite5mMicroUsdPerMillion: 2_500_000,
  cacheWrite1hMicroUsdPerMillion: 4_000_000,
  cacheReadMicroUsdPerMillion: 200_000,
};
const none = { inputTokens: 0, outputTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, cacheReadTokens: 0 };

describe('costOfTokens', () => {
  it.each([
    [{ ...none, inputTokens: 1_000_000 }, 2_000_000],
    [{ ...none, outputTokens: 1000 }, 10_000],
    [{ ...none, cacheWrite5mTokens: 1000 }, 2500],
    [{ ...none, cacheWrite1hTokens: 1000 }, 4000],
    [{ ...none, cacheReadTokens: 1000 }, 200],
    [{ inputTokens: 100, outputTokens: 50, cacheWrite5mTokens: 10, cacheWrite1hTokens: 5, cacheReadTokens: 1000 }, 945],
    [{ ...none, cacheReadTokens: 1 }, 1],
    [none, 0],
  ])('%o costs %d micro-dollars', (tokens, cost) => {
    expect(costOfTokens(price, tokens)).toBe(cost);
  });

  it('is exact where floating point is not', () => {
    expect(costOfTokens({ ...price, outputMicroUsdPerMillion: 333_333 }, { ...none, outputTokens: 9_007_199_254 })).toBe(3_002_396_749);
  });
});

describe('findModelPrice', () => {
  const rows = [price, { ...price, model: 'claude-sonnet-5' }];
  it.each([
    ['claude-sonnet-5-5', 'claude-sonnet-5-5'],
    ['claude-sonnet-5-5-20260901', 'claude-sonnet-5-5'],
    ['claude-sonnet-5-20250901', 'claude-sonnet-5'],
    ['claude-sonnet-55', undefined],
    ['other', undefined],
  ])('%s is priced as %s', (model, row) => {
    expect(findModelPrice(rows, model)?.model).toBe(row);
  });
});
