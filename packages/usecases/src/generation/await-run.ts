import type { Principal } from '@safecode/domain/access/principal';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import type { Deps } from '../deps.js';
import { getRun } from './get-run.js';
import { watchRun } from './watch-run.js';

/** Waits until a run is over, at most `waitMs` milliseconds. Answers the run as it then stands. */
export async function awaitRun(
  deps: Deps,
  principal: Principal,
  input: { readonly id: number; readonly waitMs: number },
): Promise<GenerationRun> {
  let latest: GenerationRun | null = null;
  for await (const run of watchRun(deps, principal, { id: input.id, signal: AbortSignal.timeout(input.waitMs) })) {
    latest = run;
    if (isFinalRunStatus(run.status)) break;
  }
  return latest ?? getRun(deps, principal, input);
}
