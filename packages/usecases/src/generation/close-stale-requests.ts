import { DomainError } from '@safecode/domain/errors/domain-error';
import { closeStaleRequests as closeRequests, listOverdueRuns, type OverdueRun } from '@safecode/database/requests/close-stale-requests';
import type { Deps } from '../deps.js';
import { finishOnce } from './finish-once.js';
import { endingOfFailure } from './run-ending.js';
import { storeEnding } from './store-ending.js';

/** A call is lost when it is still open this long after it came: longer than any caller waits (18 s) and any drain. */
const LOST_AFTER_SECONDS = 60;
/** A run is lost when it is still open this long after its deadline. */
const OVERDUE_SECONDS = 60;

/**
 * Finds calls and runs whose process died and closes them, so that nothing stays "pending" for ever. A call that waits
 * for a queued run is left to that run. Answers how many were closed.
 */
export async function closeStaleRequests(deps: Deps): Promise<{ requests: number; runs: number }> {
  const overdue = await listOverdueRuns(deps.db, { overdueSeconds: OVERDUE_SECONDS });
  for (const run of overdue) await endOverdueRun(deps, run);
  const requests = await closeRequests(deps.db, { lostAfterSeconds: LOST_AFTER_SECONDS });
  return { requests, runs: overdue.length };
}

async function endOverdueRun(deps: Deps, run: OverdueRun): Promise<void> {
  const refusal = new DomainError('generation.deadline', { seconds: Math.round(deps.config.generationDeadlineMs / 1000) });
  const context = { organizationId: run.organizationId, actor: { kind: 'system', label: 'Worker' } as const };
  const error = { code: refusal.code, message: refusal.message };
  await finishOnce(deps, context, { runId: run.runId, store: (tx) => storeEnding(tx, run.runId, endingOfFailure(run.brandId, error)) });
}
