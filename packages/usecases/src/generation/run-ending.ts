import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { Stage } from '@safecode/domain/generation/run';
import type { RunResult } from '@safecode/database/generation/run-repository';
import type { GenerationOutcome } from '@safecode/generator/generate-variation';
import { askWhenUnsure, type Abstention } from '../confidence/ask-when-unsure.js';
import { judgeCode } from '../confidence/judge-code.js';
import { codeOfOutcome, type MadeCode, type OutcomeWithCode } from './code-of-outcome.js';
import type { LoadedGeneration } from './load-generation.js';
import { endingOfOutcome } from './outcome-refusal.js';
import type { DraftCode } from './run-progress.js';

/** What is kept of a run that is over. */
export interface RunEnding {
  readonly result: Omit<RunResult, 'codeId'>;
  /** The code it made; null for a run that made none, or answers with earlier code. */
  readonly code: MadeCode | null;
  /** The earlier code it answers with. */
  readonly reusedCodeId: number | null;
  /** The ledger's entry, once the ids are known. `codeId` is null for a run without code. */
  ledgerEntry(ids: { readonly runId: number; readonly codeId: number | null }): LedgerRecord;
}

/** An outcome as plain data: it may come from another thread, and the error of a provider is for the log. */
export type PlainOutcome = Exclude<GenerationOutcome, { kind: 'failed' }> | Omit<Extract<GenerationOutcome, { kind: 'failed' }>, 'error'>;

/** A run whose work is over. */
export interface FinishedWork {
  readonly loaded: LoadedGeneration;
  readonly outcome: PlainOutcome;
  readonly stages: readonly Stage[];
  readonly draft: DraftCode | null;
  readonly wasStopped: boolean;
  readonly deadlineSeconds: number;
}

/** The result of a run that made nothing. */
const NOTHING = { provider: null, stages: [], draft: null, questions: [], verdict: null, confidence: null, cached: false } as const;

/** How a run ends whose work is over. */
export function endingOfWork(work: FinishedWork): RunEnding {
  const { outcome } = work;
  return outcome.kind === 'passed' || outcome.kind === 'not_safe' ? endingWithCode(work, outcome) : endingWithoutCode(work, outcome);
}

function endingWithCode(work: FinishedWork, outcome: OutcomeWithCode): RunEnding {
  const confidence = judgeCode({ outcome, loaded: work.loaded });
  const abstention = askWhenUnsure(confidence, work.loaded);
  if (abstention !== null) return endingUnsure(work, outcome, { ...abstention, confidence });
  const code = codeOfOutcome(outcome, confidence, work.loaded);
  return {
    code,
    reusedCodeId: null,
    result: {
      status: outcome.kind,
      provider: outcome.provider,
      stages: withChance(work.stages, confidence),
      draft: { javascript: code.javascript, css: code.css },
      questions: [],
      verdict: code.verdict,
      confidence: code.confidence,
      cached: false,
      error: null,
    },
    ledgerEntry: ({ runId, codeId }) => ({
      action: outcome.kind === 'passed' ? 'code.created' : 'code.draft_failed',
      objectType: 'generated_code',
      objectId: codeId ?? 0,
      brandId: code.brandId,
      codeId,
      after: {
        run: runId,
        contentHash: code.contentHash,
        verdict: code.verdict,
        errors: code.errorCount,
        template: code.templateName,
        provider: code.provider,
        ...(outcome.fellBack === null ? {} : { fellBackFrom: outcome.fellBack.provider, because: outcome.fellBack.outcome }),
        knowledgeVersion: code.madeFrom.knowledgeVersion,
        ...(code.madeFrom.lessons === undefined ? {} : { lessons: code.madeFrom.lessons.map(({ id, version }) => ({ id, version })) }),
      },
    }),
  };
}

/** The last stage of the generator knows the formula only; people read the chance where there is one. */
function withChance(stages: readonly Stage[], { prediction }: Confidence): readonly Stage[] {
  if (prediction === undefined) return stages;
  const summary = `Chance of approval without an edit: ${Math.round(prediction.probability * 100)} %.`;
  return stages.map((stage) => (stage.stage === 'score' ? { ...stage, summary } : stage));
}

/** How a run ends that has code, but too little hope for it: it asks, and keeps nothing but the draft of the run. */
function endingUnsure(work: FinishedWork, outcome: OutcomeWithCode, { error, questions, confidence }: Abstention & { readonly confidence: Confidence }): RunEnding {
  return {
    code: null,
    reusedCodeId: null,
    result: { ...NOTHING, status: 'asking', provider: outcome.provider, stages: withChance(work.stages, confidence), draft: { javascript: outcome.draft.javascript, css: outcome.draft.css }, questions, error },
    ledgerEntry: ({ runId }) => ({
      action: 'generation.asked',
      objectType: 'generation_run',
      objectId: runId,
      brandId: work.loaded.request.brand.id,
      after: { questions: questions.length, because: error.code, chance: confidence.score },
    }),
  };
}

function endingWithoutCode(work: FinishedWork, outcome: Exclude<PlainOutcome, OutcomeWithCode>): RunEnding {
  const { status, error } = endingOfOutcome(outcome, { wasStopped: work.wasStopped, seconds: work.deadlineSeconds });
  const questions = outcome.kind === 'asking' ? outcome.questions : [];
  return {
    code: null,
    reusedCodeId: null,
    result: { ...NOTHING, status, provider: outcome.provider, stages: work.stages, draft: work.draft, questions, error },
    ledgerEntry: ({ runId }) => ({
      action: status === 'asking' ? 'generation.asked' : status === 'stopped' ? 'generation.stopped' : 'generation.failed',
      objectType: 'generation_run',
      objectId: runId,
      brandId: work.loaded.request.brand.id,
      after: error === null ? { questions: questions.length } : { error: error.code },
    }),
  };
}

/** How a run ends that answers with the code of an identical earlier request. */
export function endingOfReuse(loaded: LoadedGeneration, reusable: NonNullable<LoadedGeneration['reusable']>): RunEnding {
  return {
    code: null,
    reusedCodeId: reusable.id,
    result: {
      status: 'passed',
      provider: reusable.provider,
      stages: [],
      draft: { javascript: reusable.javascript, css: reusable.css },
      questions: [],
      verdict: 'pass',
      confidence: reusable.confidence,
      cached: true,
      error: null,
    },
    ledgerEntry: ({ runId }) => ({
      action: 'code.reused',
      objectType: 'generated_code',
      objectId: reusable.id,
      brandId: loaded.request.brand.id,
      codeId: reusable.id,
      after: { run: runId },
    }),
  };
}

/** How a run ends that could not be worked on at all. */
export function endingOfFailure(brandId: number, error: { readonly code: string; readonly message: string }): RunEnding {
  return {
    code: null,
    reusedCodeId: null,
    result: { ...NOTHING, status: 'failed', error },
    ledgerEntry: ({ runId }) => ({ action: 'generation.failed', objectType: 'generation_run', objectId: runId, brandId, after: { error: error.code } }),
  };
}
