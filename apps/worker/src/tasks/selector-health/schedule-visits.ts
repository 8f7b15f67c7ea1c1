import type { Deps } from '@safecode/usecases/deps';
import { scheduleVisits as schedule } from '@safecode/usecases/selector-health/schedule-visits';

/** Adds the visits that are due. */
export async function scheduleVisits(deps: Deps): Promise<void> {
  const added = await schedule(deps);
  if (added > 0) deps.log.info('health.visits_scheduled', { count: added });
}
