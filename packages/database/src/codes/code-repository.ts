import type { CodeStatus, GeneratedCode, ModelUsage } from '@safecode/domain/codes/generated-code';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { VariationReport, Verdict } from '@safecode/domain/verification/report';
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

/** Proved code of an identical earlier request. */
export interface ReusableCode {
  readonly id: number;
  readonly provider: GenerationProvider;
  readonly javascript: string;
  readonly css: string;
  readonly confidence: number;
}

/** The newest proved code under a cache key of the brand, or null. Failed drafts are never reused. */
export async function findReusableCode(tx: TenantTransaction, key: { readonly brandId: number; readonly cacheKey: string }): Promise<ReusableCode | null> {
  const row = await tx
    .selectFrom('generated_code')
    .select(['id', 'provider', 'javascript', 'css', 'confidence'])
    .where('brand_id', '=', key.brandId)
    .where('cache_key', '=', key.cacheKey)
    .where('verdict', '=', 'pass')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
