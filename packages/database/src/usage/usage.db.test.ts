import { testDatabase } from '@safecode/testing/database/test-database';
import { newRun } from '@safecode/testing/database/test-code';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { insertRun, stopRun } from '../generation/run-repository.js';
import { recordModelUsage } from './usage-repository.js';

const { db, admin } = await testDatabase();
const CALL = { model: 'claude-sonnet-5-5', inputTokens: 12, outputTokens: 34, cacheWrite5mTokens: 5, cacheWrite1hTokens: 6, cacheReadTokens: 700, costMicroUsd: 4_000_000_000 };

describe('what calls of a model cost', () => {
  it('is kept by call and cache tier, also for a run that was stopped and has no code', async () => {
    const { run, brand } = await testOrganization(db);
    const id = await run((tx) => insertRun(tx, newRun(brand.id)));
    await run((tx) => stopRun(tx, id));
    await run((tx) => recordModelUsage(tx, { purpose: 'generation', runId: id }, []));
    await run((tx) => recordModelUsage(tx, { purpose: 'generation', runId: id }, [CALL, { ...CALL, inputTokens: 13 }]));
    const rows = await run((tx) => tx.selectFrom('model_usage').selectAll().where('run_id', '=', id).orderBy('id').execute());
    expect(rows).toMatchObject([
      { model: CALL.model, input_tokens: 12, output_tokens: 34, cache_write_5m_tokens: 5, cache_write_1h_tokens: 6, cache_read_tokens: 700, cost_micro_usd: '4000000000' },
      { input_tokens: 13 },
    ]);
  });

  it('cannot be changed, not even by the owner', async () => {
    await expect(admin.query('update model_usage set cost_micro_usd = 0')).rejects.toMatchObject({ code: '23001' });
    await expect(admin.query('truncate model_usage')).rejects.toMatchObject({ code: '23001' });
  });
});
