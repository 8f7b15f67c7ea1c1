import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Records what the calls of a run have cost, whatever came of the run. Writes nothing when no model was called. */
export async function recordModelUsage(tx: TenantTransaction, runId: number, usage: readonly ModelUsage[]): Promise<void> {
  if (usage.length === 0) return;
  await tx
    .insertInto('model_usage')
    .values(
      usage.map((call) => ({
        run_id: runId,
        model: call.model,
        input_tokens: call.inputTokens,
        output_tokens: call.outputTokens,
        cache_write_5m_tokens: call.cacheWrite5mTokens,
        cache_write_1h_tokens: call.cacheWrite1hTokens,
        cache_read_tokens: call.cacheReadTokens,
        cost_micro_usd: call.costMicroUsd,
      })),
    )
    .execute();
}
