import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import type { ModelPurpose, PurposeUse } from '@safecode/domain/quota/model-use';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What calls of a model were for: a run of generation, or the name of a lesson. */
export type UsageSubject = { readonly purpose: 'generation'; readonly runId: number } | { readonly purpose: 'lesson_name'; readonly lessonId: number };

/** Records what calls have cost, whatever came of them. Writes nothing when no model was called. */
export async function recordModelUsage(tx: TenantTransaction, subject: UsageSubject, usage: readonly ModelUsage[]): Promise<void> {
  if (usage.length === 0) return;
  await tx
    .insertInto('model_usage')
    .values(
      usage.map((call) => ({
        purpose: subject.purpose,
        run_id: subject.purpose === 'generation' ? subject.runId : null,
        lesson_id: subject.purpose === 'lesson_name' ? subject.lessonId : null,
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

/** What models were used for since an instant, by purpose; a purpose nobody asked a model for is left out. */
export async function sumModelUse(tx: TenantTransaction, since: Date): Promise<PurposeUse[]> {
  const { rows } = await sql<{ purpose: ModelPurpose; calls: number; inputTokens: number; outputTokens: number; costMicroUsd: number }>`
    select purpose, count(*)::integer as calls, sum(input_tokens::bigint + cache_write_5m_tokens + cache_write_1h_tokens + cache_read_tokens)::double precision as "inputTokens",
           sum(output_tokens)::double precision as "outputTokens", sum(cost_micro_usd)::double precision as "costMicroUsd"
      from model_usage where created_at >= ${since} group by purpose order by purpose`.execute(tx);
  return rows;
}
