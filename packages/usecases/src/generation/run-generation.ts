import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { claimRun, saveRunProgress, type ClaimedRun } from '@safecode/database/generation/run-repository';
import { recordModelUsage } from '@safecode/database/usage/usage-repository';
import { findBrand } from '@safecode/database/brands/brand-repository';
import type { Deps } from '../deps.js';
import { executeGeneration } from './execute-generation.js';
import { finishOnce } from './finish-once.js';
import { loadGeneration, type LoadedGeneration } from './load-generation.js';
import { assertCanBeGeneratedFor } from './resolve-request.js';
import { RunProgress } from './run-progress.js';
import { endingOfFailure, endingOfReuse, endingOfWork } from './run-ending.js';
import { storeEnding } from './store-ending.js';

/** Who works on a run when no person is there to name: the context in which a run is claimed. */
const WORKER = { kind: 'system', label: 'Worker' } as const;

export interface RunReference {
  readonly organizationId: number;
  readonly runId: number;
}

/**
 * Works on one queued run until it has ended. Does nothing for a run that is over, so that a job which runs twice has
 * its effect once; a run whose worker died is taken up again from the start. Everything is recorded in the name of
 * the one who asked for it.
 */
export async function runGeneration(deps: Deps, reference: RunReference): Promise<void> {
  const { organizationId, runId } = reference;
  const claimed = await inTenant(deps.db, { organizationId, actor: WORKER }, (tx) => claimRun(tx, runId));
  if (claimed === null) return;
  const context = { organizationId, actor: claimed.requestedBy };
  const loaded = await loadOrFail(deps, context, claimed);
  if (loaded === null) return;
  const { reusable } = loaded;
  if (reusable !== null) {
    await finishOnce(deps, context, { runId, store: (tx) => storeEnding(tx, runId, endingOfReuse(loaded, reusable)) });
    return;
  }
  const stop = new AbortController();
  const progress = new RunProgress(
    (state) => inTenant(deps.db, context, (tx) => saveRunProgress(tx, runId, state)),
    () => stop.abort(),
  );
  const outcome = await executeGeneration(deps, loaded, { signal: stop.signal, onStage: (stage, draft) => progress.record(stage, draft) });
  // On its own: what a model did was paid for, whatever becomes of the run.
  if (outcome.usage.length > 0) await inTenant(deps.db, context, (tx) => recordModelUsage(tx, { purpose: 'generation', runId }, outcome.usage));
  await progress.settled();
  const ending = endingOfWork({
    loaded,
    outcome,
    stages: progress.stages,
    draft: progress.draft,
    wasStopped: stop.signal.aborted,
    deadlineSeconds: Math.round(deps.config.generationDeadlineMs / 1000),
  });
  await finishOnce(deps, context, { runId, store: (tx) => storeEnding(tx, runId, ending) });
}

async function loadClaimed(deps: Deps, tx: TenantTransaction, claimed: ClaimedRun): Promise<LoadedGeneration> {
  const brand = await findBrand(tx, claimed.brandId);
  if (brand === null) throw new DomainError('access.not_found', { what: 'brand' });
  assertCanBeGeneratedFor(brand, claimed.pageType);
  const input = {
    brand: brand.slug,
    pageType: claimed.pageType,
    description: claimed.description,
    template: claimed.templateSlug ?? undefined,
    answers: claimed.answers,
  };
  return loadGeneration(deps, tx, { brand, input });
}

/** The knowledge for a run; ends the run and answers null when it cannot be served any more (brand archived meanwhile). */
async function loadOrFail(deps: Deps, context: TenantContext, claimed: ClaimedRun): Promise<LoadedGeneration | null> {
  try {
    return await inTenant(deps.db, context, (tx) => loadClaimed(deps, tx, claimed));
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    const error = { code: refusal.code, message: refusal.message };
    await finishOnce(deps, context, { runId: claimed.id, store: (tx) => storeEnding(tx, claimed.id, endingOfFailure(claimed.brandId, error)) });
    return null;
  }
}
