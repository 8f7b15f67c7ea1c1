import { TemplateDrafter } from '@safecode/generator/template-drafter';
import { describe, expect, it } from 'vitest';
import { chooseDrafters, type DrafterSettings } from './choose-drafters.js';

const priceOf = (model: string) => ({ model, inputMicroUsdPerMillion: 1, outputMicroUsdPerMillion: 1, cacheWrite5mMicroUsdPerMillion: 1, cacheWrite1hMicroUsdPerMillion: 1, cacheReadMicroUsdPerMillion: 1 });
const base: DrafterSettings = {
  provider: 'auto',
  apiKey: undefined,
  baseUrl: undefined,
  model: undefined,
  allowFallback: true,
  prices: [priceOf('claude-opus-9'), priceOf('claude-sonnet-9')],
  templateEngine: new TemplateDrafter(),
  now: () => 0,
};

describe('chooseDrafters', () => {
  it.each<[string, Partial<DrafterSettings>, object]>([
    ['the template engine without a key', {}, { drafter: { provider: 'template' }, fallback: null, runsInline: true }],
    ['the template engine when it is asked for', { provider: 'template', apiKey: 'k' }, { drafter: { provider: 'template' }, fallback: null, runsInline: true }],
    ['the model with a key, and the template engine behind it', { apiKey: 'k' }, { drafter: { provider: 'anthropic', model: 'claude-sonnet-9' }, fallback: { provider: 'template' }, runsInline: false }],
    ['the model that is named', { apiKey: 'k', model: 'claude-opus-9' }, { drafter: { model: 'claude-opus-9' } }],
    ['the model alone when falling back is not allowed', { apiKey: 'k', allowFallback: false }, { drafter: { provider: 'anthropic' }, fallback: null }],
  ])('takes %s', (_, settings, expected) => {
    expect(chooseDrafters({ ...base, ...settings })).toMatchObject(expected);
  });

  it.each<[string, Partial<DrafterSettings>, RegExp]>([
    ['the key is missing', { provider: 'anthropic' }, /ANTHROPIC_API_KEY is needed/],
    ['there is no model to choose', { apiKey: 'k', prices: [] }, /Set ANTHROPIC_MODEL/],
    ['the model has no price', { apiKey: 'k', model: 'x' }, /no price for the model "x"/],
  ])('says what to set when %s', (_, settings, sentence) => {
    expect(() => chooseDrafters({ ...base, ...settings })).toThrow(sentence);
  });
});
