import type { Drafter } from '@safecode/generator/drafter';
import { runGeneration } from '@safecode/usecases/generation/run-generation';
import { startGeneration } from '@safecode/usecases/generation/start-generation';
import { expect, it } from 'vitest';
import { makeOrganization } from './fixtures.js';
import { startApi } from './start-api.js';

const CALL = { model: 'model-a', inputTokens: 1200, outputTokens: 30, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, cacheReadTokens: 900, costMicroUsd: 4500 };
/** A model that is paid for asking back. */
const asker: Drafter = {
  provider: 'anthropic',
  model: 'model-a',
  draft: async () => ({ kind: 'questions', questions: [{ name: 'copy', question: 'What should it say?', kind: 'text', choices: [] }], usage: [CALL] }),
  repair: async ({ draft }) => ({ kind: 'draft', draft }),
};
const api = await startApi({ generation: { drafter: asker, runsInline: false } });

it('keeps what a model has cost although no code came of it', async () => {
  const shop = await makeOrganization(api);
  const { id } = await startGeneration(api.deps, shop.owner, { brand: 'fixture', pageType: 'pdp', description: 'a bar', template: undefined, source: 'api' });
  await runGeneration(api.deps, { organizationId: shop.id, runId: id });
  const { rows } = await api.database.admin.query('select run_id, model, input_tokens, cache_read_tokens, cost_micro_usd::integer from model_usage where organization_id = $1', [shop.id]);
  expect(rows).toEqual([{ run_id: id, model: 'model-a', input_tokens: 1200, cache_read_tokens: 900, cost_micro_usd: 4500 }]);
  const { rows: runs } = await api.database.admin.query('select status, provider from generation_runs where id = $1', [id]);
  expect(runs).toEqual([{ status: 'asking', provider: 'anthropic' }]);
});
