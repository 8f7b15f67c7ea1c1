import type { Deps } from '@safecode/usecases/deps';
import { scheduleProofChecks } from '@safecode/usecases/domain-proofs/run-proof-check';

/** Adds the checks of domains that are due. */
export async function scheduleChecks(deps: Deps): Promise<void> {
  const added = await scheduleProofChecks(deps);
  if (added > 0) deps.log.info('domains.checks_scheduled', { count: added });
}
