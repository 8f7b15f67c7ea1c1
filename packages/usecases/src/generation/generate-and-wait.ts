import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { GenerateVariation } from '@safecode/domain/generation/generate-variation';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { insertRun } from '@safecode/database/generation/run-repository';
import { findRun } from '@safecode/database/generation/run-read-model';
import type { Deps } from '../deps.js';
import { awaitRun } from './await-run.js';
import { executeGeneration } from './execute-generation.js';
import { loadGeneration, type LoadedGeneration } from './load-generation.js';
import { resolveGenerationBrand } from './resolve-request.js';
import { RunProgress } from './run-progress.js';
import { startGeneration, type GenerationOrigin } from './start-generation.js';
import { storeOutcome, storeReuse, type FinishedWork } from './store-outcome.js';

export interface WaitingOrigin extends GenerationOrigin {
  /** Longest time the caller waits; a run that is not over by then is answered as it stands. */
  readonly waitMs: number;
  /**
   * Runs in the transaction that keeps an inline run, so that what the caller keeps of the answer is there exactly when
   * the run is. Not called for a run that is queued.
   */
  readonly onStored?: (tx: TenantTransaction, run: GenerationRun) => Promise<void>;
}

/**
 * Generates for a caller that waits for the answer. The template engine works here and now, and run, code, report,
 * ledger and job are one transaction; a model's work is queued and waited for. Answers the run, over or not.
 */
export async function generateAndWait(
  deps: Deps,
  principal: Principal,
  input: GenerateVariation & WaitingOrigin,
): Promise<GenerationRun> {
  if (deps.generation.runsInline) return generateInline(deps, principal, input);
  const { id } = await startGeneration(deps, principal, input);
  return awaitRun(deps, principal, { id, waitMs: input.waitMs });
}

async function generateInline(deps: Deps, principal: Principal, input: GenerateVariation & WaitingOrigin): Promise<GenerationRun> {
  const context = { organizationId: principal.organizationId, actor: principal.actor };
  const loaded = await inTenant(deps.db, context, async (tx) => {
    const brand = await resolveGenerationBrand(tx, principal, input);
    return loadGeneration(deps, tx, { brand, input });
  });
  const progress = new RunProgress(null, () => undefined);
  const work = loaded.reusable === null ? await draftInline(deps, principal, { loaded, progress }) : null;
  return inTenantCommand(deps.db, context, async (tx) => {
    const runId = await insertRun(tx, {
      brandId: loaded.request.brand.id,
      pageType: input.pageType,
      description: input.description,
      templateSlug: input.template ?? null,
      answers: input.answers ?? {},
      source: input.source,
      deadline: null,
    });
    const ledger = work === null ? await storeReuse(tx, { runId, loaded }) : await storeOutcome(tx, { ...work, runId });
    const run = await findRun(tx, runId);
    if (run === null) throw new DomainError('access.not_found', { what: 'run' });
    await input.onStored?.(tx, run);
    return { result: run, ledger };
  });
}

async function draftInline(
  deps: Deps,
  principal: Principal,
  job: { readonly loaded: LoadedGeneration; readonly progress: RunProgress },
): Promise<Omit<FinishedWork, 'runId'>> {
  const { loaded, progress } = job;
  const outcome = await executeGeneration(deps, loaded, {
    signal: new AbortController().signal,
    onStage: (stage, draft) => progress.record(stage, draft),
  });
  return {
    organizationId: principal.organizationId,
    loaded,
    outcome,
    stages: progress.stages,
    draft: progress.draft,
    wasStopped: false,
    deadlineSeconds: Math.round(deps.config.generationDeadlineMs / 1000),
  };
}
