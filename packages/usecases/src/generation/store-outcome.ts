import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { Stage } from '@safecode/domain/generation/run';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { insertCode } from '@safecode/database/codes/code-repository';
import { finishRun } from '@safecode/database/generation/run-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import type { GenerationOutcome } from '@safecode/generator/generate-variation';
import { codeOfOutcome } from './code-of-outcome.js';
import type { LoadedGeneration } from './load-generation.js';
import { endingOfOutcome } from './outcome-refusal.js';
import type { DraftCode } from './run-progress.js';

/** The result of a run that made nothing. */
const NOTHING = { provider: null, stages: [], draft: null, questions: [], verdict: null, codeId: null, confidence: null, cached: false } as const;

/** A run whose work is over, with what is to be kept of it. */
export interface FinishedWork {
  readonly organizationId: number;
  readonly runId: number;
  readonly loaded: LoadedGeneration;
  readonly outcome: GenerationOutcome;
  readonly stages: readonly Stage[];
  readonly draft: DraftCode | null;
  readonly wasStopped: boolean;
  readonly deadlineSeconds: number;
}

/**
 * Keeps how a run ended: code and report, the run's result, and the follow-up job, in the caller's transaction.
 * Answers the ledger entries the caller appends last. Empty when the run was over already: a job may run twice, its
 * effect is there once.
 */
export async function storeOutcome(tx: TenantTransaction, work: FinishedWork): Promise<LedgerRecord[]> {
  const { outcome } = work;
  return outcome.kind === 'passed' || outcome.kind === 'not_safe' ? storeCode(tx, work, outcome) : storeEnding(tx, work, outcome);
}

async function storeCode(
  tx: TenantTransaction,
  work: FinishedWork,
  outcome: Extract<GenerationOutcome, { kind: 'passed' | 'not_safe' }>,
): Promise<LedgerRecord[]> {
  const { runId, loaded } = work;
  const code = codeOfOutcome(outcome, loaded, runId);
  const codeId = await insertCode(tx, code);
  if (codeId === null) return [];
  const isFinished = await finishRun(tx, runId, {
    status: outcome.kind,
    provider: outcome.provider,
    stages: work.stages,
    draft: { javascript: code.javascript, css: code.css },
    questions: [],
    verdict: code.verdict,
    codeId,
    confidence: code.confidence,
    cached: false,
    error: null,
  });
  if (!isFinished) return [];
  if (code.templateId !== null) {
    await enqueueJob(tx, 'templates.refresh_record', {
      payload: { organizationId: work.organizationId, templateId: code.templateId },
      jobKey: `template-record:${code.templateId}`,
    });
  }
  return [
    {
      action: outcome.kind === 'passed' ? 'code.created' : 'code.draft_failed',
      objectType: 'generated_code',
      objectId: codeId,
      brandId: code.brandId,
      codeId,
      after: {
        run: runId,
        contentHash: code.contentHash,
        verdict: code.verdict,
        errors: code.errorCount,
        template: code.templateName,
        provider: code.provider,
        knowledgeVersion: code.madeFrom.knowledgeVersion,
      },
    },
  ];
}

async function storeEnding(
  tx: TenantTransaction,
  work: FinishedWork,
  outcome: Exclude<GenerationOutcome, { kind: 'passed' | 'not_safe' }>,
): Promise<LedgerRecord[]> {
  const { runId, loaded } = work;
  const ending = endingOfOutcome(outcome, { wasStopped: work.wasStopped, seconds: work.deadlineSeconds });
  const isFinished = await finishRun(tx, runId, {
    ...NOTHING,
    status: ending.status,
    stages: work.stages,
    draft: work.draft,
    questions: outcome.kind === 'asking' ? outcome.questions : [],
    error: ending.error,
  });
  if (!isFinished) return [];
  return [
    {
      action: ending.status === 'asking' ? 'generation.asked' : ending.status === 'stopped' ? 'generation.stopped' : 'generation.failed',
      objectType: 'generation_run',
      objectId: runId,
      brandId: loaded.request.brand.id,
      after: ending.error === null ? { questions: outcome.kind === 'asking' ? outcome.questions.length : 0 } : { error: ending.error.code },
    },
  ];
}

/** Ends a run with the code of an identical earlier request. */
export async function storeReuse(tx: TenantTransaction, work: Pick<FinishedWork, 'runId' | 'loaded'>): Promise<LedgerRecord[]> {
  const { runId, loaded } = work;
  const { reusable } = loaded;
  if (reusable === null) return [];
  const isFinished = await finishRun(tx, runId, {
    status: 'passed',
    provider: reusable.provider,
    stages: [],
    draft: { javascript: reusable.javascript, css: reusable.css },
    questions: [],
    verdict: 'pass',
    codeId: reusable.id,
    confidence: reusable.confidence,
    cached: true,
    error: null,
  });
  if (!isFinished) return [];
  return [{ action: 'code.reused', objectType: 'generated_code', objectId: reusable.id, brandId: loaded.request.brand.id, codeId: reusable.id, after: { run: runId } }];
}

/** Ends a run that could not be worked on at all. */
export async function storeFailure(
  tx: TenantTransaction,
  failure: { readonly run: { readonly id: number; readonly brandId: number }; readonly error: { readonly code: string; readonly message: string } },
): Promise<LedgerRecord[]> {
  const { run, error } = failure;
  const isFinished = await finishRun(tx, run.id, { ...NOTHING, status: 'failed', error });
  if (!isFinished) return [];
  return [{ action: 'generation.failed', objectType: 'generation_run', objectId: run.id, brandId: run.brandId, after: { error: error.code } }];
}
