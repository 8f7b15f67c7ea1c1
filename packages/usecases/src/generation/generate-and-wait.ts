import type { Principal } from '@safecode/domain/access/principal';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { awaitRun } from './await-run.js';
import type { Drafted, DraftingThreads } from './drafting-threads.js';
import { executeGeneration, observeStage, withSelection } from './execute-generation.js';
import type { LoadedGeneration } from './load-generation.js';
import { loadInline } from './load-inline.js';
import { endingOfReuse, endingOfWork, type RunEnding } from './run-ending.js';
import { RunProgress } from './run-progress.js';
import { startGeneration, type GenerationOrigin } from './start-generation.js';
import { storeInline, type InlineRun } from './store-inline.js';
import { Turns } from './turns.js';

export interface WaitingOrigin extends GenerationOrigin {
  /** Longest time the caller waits; a run that is not over by then is answered as it stands. */
  readonly waitMs: number;
  /** Of an inline run: see there. Not called for a run that is queued. */
  readonly closing?: InlineRun['closing'];
}

/** Drafting and proving is the work of this thread: one at a time, and the rest of the process in between. */
const turns = new Turns();

/**
 * Generates for a caller that waits for the answer. The template engine works here and now, and run, code, report,
 * ledger and job are one transaction; a model's work is queued and waited for. Answers the run, over or not.
 */
export async function generateAndWait(deps: Deps, principal: Principal, input: GenerateVariation & WaitingOrigin): Promise<GenerationRun> {
  if (deps.generation.runsInline) return generateInline(deps, principal, input);
  const { id } = await startGeneration(deps, principal, input);
  return awaitRun(deps, principal, { id, waitMs: input.waitMs });
}

async function generateInline(deps: Deps, principal: Principal, input: GenerateVariation & WaitingOrigin): Promise<GenerationRun> {
  const startedAt = deps.clock.now();
  const loaded = await loadInline(deps, principal, input);
  const { reusable } = loaded;
  const ending = reusable === null ? await draftInline(deps, loaded) : endingOfReuse(loaded, reusable);
  return storeInline(deps, tenantContextOf(principal), { loaded, input, ending, startedAt, closing: input.closing });
}

async function draftInline(deps: Deps, loaded: LoadedGeneration): Promise<RunEnding> {
  const { threads } = deps.generation;
  const { outcome, stages, draft } = threads === undefined ? await turns.take(() => draftHere(deps, loaded)) : await draftElsewhere(deps, threads, loaded);
  return endingOfWork({ loaded, outcome, stages, draft, wasStopped: false, deadlineSeconds: Math.round(deps.config.generationDeadlineMs / 1000) });
}

async function draftHere(deps: Deps, loaded: LoadedGeneration): Promise<Drafted> {
  const progress = new RunProgress(null, () => undefined);
  const outcome = await executeGeneration(deps, loaded, {
    signal: new AbortController().signal,
    onStage: (stage, draft) => progress.record(stage, draft),
  });
  return { outcome, stages: progress.stages, draft: progress.draft };
}

async function draftElsewhere(deps: Deps, threads: DraftingThreads, loaded: LoadedGeneration): Promise<Drafted> {
  const drafted = await threads.draft(loaded.request, {
    records: [...loaded.records.values()],
    maxRepairs: deps.config.maxRepairs,
    deadlineMs: deps.config.generationDeadlineMs,
  });
  const stages = drafted.stages.map((stage) => withSelection(stage, loaded));
  for (const stage of stages) observeStage(deps, stage);
  deps.metrics?.countRun(drafted.outcome.kind);
  return { ...drafted, stages };
}
