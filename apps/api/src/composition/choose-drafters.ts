import type { Database } from '@safecode/database/connection/create-database';
import { listModelPrices } from '@safecode/database/models/model-prices';
import { TemplateDrafter } from '@safecode/generator/template-drafter';
import { AnthropicDrafter } from '@safecode/prompts/anthropic-drafter';
import type { GenerationDeps } from '@safecode/usecases/deps';
import type { ApiEnv } from '../env.js';

/** Used when a key is set and no model is named. Its price is a row of the database like every other's. */
const DEFAULT_MODEL = 'claude-sonnet-5-5';

/**
 * Who writes drafts. Without a key it is the template engine, in this process. With one it is the model, whose work is
 * queued for the worker: a deploy of the API must not end what was paid for.
 */
export async function chooseDrafters(env: ApiEnv, db: Database): Promise<GenerationDeps> {
  const templates = new TemplateDrafter();
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_MODEL: model = DEFAULT_MODEL } = env;
  if (env.GENERATION_PROVIDER === 'template' || apiKey === undefined) return { drafter: templates, fallback: null, runsInline: true };
  const drafter = new AnthropicDrafter({
    apiKey,
    model,
    prices: await listModelPrices(db),
    now: () => Date.now(),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return { drafter, fallback: env.GENERATION_FALLBACK ? templates : null, runsInline: false };
}
