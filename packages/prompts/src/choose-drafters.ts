import type { ModelPrice } from '@safecode/domain/generation/model-price';
import type { Drafter } from '@safecode/generator/drafter';
import type { LessonNamer } from '@safecode/domain/learning/lesson-namer';
import { AnthropicDrafter } from './anthropic-drafter.js';
import { AnthropicLessonNamer } from './anthropic-lesson-namer.js';

export interface DrafterSettings {
  /** `auto`: the model when there is a key, else the template engine. */
  readonly provider: 'auto' | 'anthropic' | 'template';
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string | undefined;
  /** Whether the template engine may answer when the model does not. */
  readonly allowFallback: boolean;
  readonly prices: readonly ModelPrice[];
  readonly templateEngine: Drafter;
  readonly now: () => number;
}

export interface ChosenDrafters {
  readonly drafter: Drafter;
  readonly fallback: Drafter | null;
  /** Names lessons for people; null: they keep the names made of their code. */
  readonly lessonNamer: LessonNamer | null;
  /** The template engine is fast enough to work while a caller waits; a model's work is a job. */
  readonly runsInline: boolean;
}

/**
 * Who drafts in this installation. Without a model name the middle tier of the price table is used: names are data. Throws a sentence that names what to set when the model was asked for and cannot be used.
 */
export function chooseDrafters(settings: DrafterSettings): ChosenDrafters {
  const { apiKey, baseUrl, templateEngine } = settings;
  if (settings.provider === 'template' || (settings.provider === 'auto' && apiKey === undefined)) {
    return { drafter: templateEngine, fallback: null, lessonNamer: null, runsInline: true };
  }
  if (apiKey === undefined) throw new Error('GENERATION_PROVIDER is "anthropic", so ANTHROPIC_API_KEY is needed.');
  const model = settings.model ?? settings.prices.find((price) => price.model.includes('sonnet'))?.model;
  if (model === undefined) throw new Error('Set ANTHROPIC_MODEL: the price table has no model to choose.');
  const connection = { apiKey, model, prices: settings.prices, now: settings.now, ...(baseUrl === undefined ? {} : { baseUrl }) };
  return { drafter: new AnthropicDrafter(connection), fallback: settings.allowFallback ? templateEngine : null, lessonNamer: new AnthropicLessonNamer(connection), runsInline: false };
}
