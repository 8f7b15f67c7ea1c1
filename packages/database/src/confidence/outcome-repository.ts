import type { OutcomeReason, PastOutcome, TroubleKind } from '@safecode/domain/confidence/outcome';
import type { ConfidenceFeatures } from '@safecode/domain/confidence/prediction';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewOutcome {
  readonly codeId: number;
  readonly reason: OutcomeReason;
  readonly trouble: TroubleKind | null;
  readonly words: readonly string[];
  readonly settledAt: Date;
}

/** What the request for a code said; null for code that is not there. */
export async function findRequestText(tx: TenantTransaction, codeId: number): Promise<string | null> {
  const row = await tx.selectFrom('generated_code').select('description').where('id', '=', codeId).executeTakeFirst();
  return row?.description ?? null;
}

export async function hasOutcome(tx: TenantTransaction, codeId: number): Promise<boolean> {
  return (await tx.selectFrom('code_outcomes').select('code_id').where('code_id', '=', codeId).executeTakeFirst()) !== undefined;
}

/** Settles what became of code that was handed out. The first outcome stays: false when there was one, and for a failed draft, which was kept only. */
export async function insertOutcome(tx: TenantTransaction, outcome: NewOutcome): Promise<boolean> {
  const { rows } = await sql<{ code_id: number }>`
    insert into code_outcomes (code_id, brand_id, template_id, template_version, page_type, provider, model, reason, trouble, words, features, probability,
                               model_version, experiment_id, arm, generated_at, settled_at)
    select c.id, c.brand_id, c.template_id, (c.made_from #>> '{template,version}')::integer, c.page_type, c.provider,
           coalesce(c.usage -> -1 ->> 'model', case when c.provider = 'template' then 'template-engine' else 'unknown' end),
           ${outcome.reason}, ${outcome.trouble}, ${[...outcome.words]}::text[], c.confidence_detail -> 'features',
           (c.confidence_detail #>> '{prediction,probability}')::double precision, (c.confidence_detail #>> '{prediction,modelVersion}')::integer,
           (c.made_from #>> '{experiment,id}')::integer, c.made_from #>> '{experiment,arm}', c.created_at, ${outcome.settledAt}
      from generated_code c where c.id = ${outcome.codeId} and c.verdict = 'pass'
    on conflict (organization_id, code_id) do nothing
    returning code_id`.execute(tx);
  return rows.length > 0;
}

/** The last outcomes of a brand, newest first. */
export async function listPastOutcomes(tx: TenantTransaction, brandId: number, limit: number): Promise<PastOutcome[]> {
  const rows = await tx
    .selectFrom('code_outcomes')
    .select(['template_id', 'template_version', 'page_type', 'words', 'reason', 'trouble'])
    .where('brand_id', '=', brandId)
    .orderBy('settled_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    templateId: row.template_id,
    templateVersion: row.template_version,
    pageType: row.page_type,
    words: row.words,
    isClean: row.reason === 'approved',
    trouble: row.trouble,
  }));
}

/** What a model is learnt from: outcomes with features, oldest first, the newest `limit` of them. */
export async function listTrainingOutcomes(tx: TenantTransaction, limit: number): Promise<{ features: ConfidenceFeatures; isClean: boolean }[]> {
  const rows = await tx
    .selectFrom('code_outcomes')
    .select(['features', 'reason'])
    .where('features', 'is not', null)
    .orderBy('settled_at', 'desc')
    .orderBy('code_id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ features, reason }) => (features === null ? [] : [{ features, isClean: reason === 'approved' }])).toReversed();
}

/** How many outcomes with features there are among the newest `limit`: how far away a model is. */
export async function countTrainingOutcomes(tx: TenantTransaction, limit: number): Promise<{ clean: number; other: number }> {
  const newest = tx.selectFrom('code_outcomes').select('reason').where('features', 'is not', null).orderBy('settled_at', 'desc').limit(limit).as('newest');
  const row = await tx
    .selectFrom(newest)
    .select([sql<number>`(count(*) filter (where reason = 'approved'))::integer`.as('clean'), sql<number>`(count(*) filter (where reason <> 'approved'))::integer`.as('other')])
    .executeTakeFirstOrThrow();
  return row;
}

/** Chances that were given before the outcome was there, with what became of the codes, the newest `limit`. */
export async function listJudgedPredictions(tx: TenantTransaction, brandId: number, limit: number): Promise<{ probability: number; isTrue: boolean }[]> {
  const rows = await tx
    .selectFrom('code_outcomes')
    .select(['probability', 'reason'])
    .where('brand_id', '=', brandId)
    .where('probability', 'is not', null)
    .orderBy('settled_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ probability, reason }) => (probability === null ? [] : [{ probability, isTrue: reason === 'approved' }]));
}
