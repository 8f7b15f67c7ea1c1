import type { CodeStatus, GeneratedCode, ModelUsage } from '@safecode/domain/codes/generated-code';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { VariationReport, Verdict } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

export interface NewCode {
  readonly brandId: number;
  readonly runId: number;
  readonly templateId: number | null;
  readonly templateName: string | null;
  readonly title: string;
  readonly description: string;
  readonly pageType: string;
  readonly status: CodeStatus;
  readonly verdict: Verdict;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly confidence: number;
  readonly confidenceDetail: Confidence;
  readonly provider: GenerationProvider;
  readonly javascript: string;
  readonly css: string;
  readonly contentHash: string;
  readonly report: VariationReport;
  readonly madeFrom: GeneratedCode['madeFrom'];
  readonly repairs: number;
  readonly usage: readonly ModelUsage[];
  readonly cacheKey: string;
}

/** Keeps generated code with its evidence. Answers its id, or null when the run has its code already. */
export async function insertCode(tx: TenantTransaction, code: NewCode): Promise<number | null> {
  const row = await tx
    .insertInto('generated_code')
    .values({
      brand_id: code.brandId,
      run_id: code.runId,
      template_id: code.templateId,
      template_name: code.templateName,
      title: code.title,
      description: code.description,
      page_type: code.pageType,
      status: code.status,
      verdict: code.verdict,
      error_count: code.errorCount,
      warning_count: code.warningCount,
      confidence: code.confidence,
      confidence_detail: JSON.stringify(code.confidenceDetail),
      provider: code.provider,
      javascript: code.javascript,
      css: code.css,
      content_hash: code.contentHash,
      report: JSON.stringify(code.report),
      made_from: JSON.stringify(code.madeFrom),
      repairs: code.repairs,
      usage: JSON.stringify(code.usage),
      cache_key: code.cacheKey,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'run_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Keeps the codes of runs that are written in the same transaction, under ids that were reserved. */
export async function insertCodes(tx: TenantTransaction, codes: readonly (NewCode & { readonly id: number })[]): Promise<void> {
  if (codes.length === 0) return;
  await sql`
    insert into generated_code (id, brand_id, run_id, template_id, template_name, title, description, page_type, status, verdict, error_count,
                                warning_count, confidence, confidence_detail, provider, javascript, css, content_hash, report, made_from, repairs,
                                usage, cache_key)
    overriding system value
    select e.id, e."brandId", e."runId", e."templateId", e."templateName", e.title, e.description, e."pageType", e.status, e.verdict, e."errorCount",
           e."warningCount", e.confidence, e."confidenceDetail", e.provider, e.javascript, e.css, e."contentHash", e.report, e."madeFrom", e.repairs,
           e.usage, e."cacheKey"
      from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as e (
           id integer, "brandId" integer, "runId" integer, "templateId" integer, "templateName" text, title text, description text, "pageType" text,
           status text, verdict text, "errorCount" integer, "warningCount" integer, confidence double precision, "confidenceDetail" jsonb,
           provider text, javascript text, css text, "contentHash" text, report jsonb, "madeFrom" jsonb, repairs integer, usage jsonb, "cacheKey" text)`.execute(tx);
}

/** Proved code of an identical earlier request. */
export interface ReusableCode {
  readonly id: number;
  readonly provider: GenerationProvider;
  readonly javascript: string;
  readonly css: string;
  readonly confidence: number;
}

/**
 * The newest proved code under each of the cache keys that has some. A key holds its brand. Failed drafts are never
 * reused. One look into the index for each key: asked for all keys at once, the planner may read the whole table.
 */
export async function findReusableCodes(tx: TenantTransaction, cacheKeys: readonly string[]): Promise<ReadonlyMap<string, ReusableCode>> {
  const { rows } = await sql<ReusableCode & { cache_key: string }>`
    select k.cache_key, c.* from unnest(${[...new Set(cacheKeys)]}::text[]) as k (cache_key)
     cross join lateral (select id, provider, javascript, css, confidence from generated_code
                          where cache_key = k.cache_key and verdict = 'pass' order by id desc limit 1) as c`.execute(tx);
  return new Map(rows.map(({ cache_key: cacheKey, ...code }) => [cacheKey, code]));
}
