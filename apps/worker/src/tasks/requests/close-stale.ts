import type { Deps } from '@safecode/usecases/deps';
import { closeStaleRequests } from '@safecode/usecases/generation/close-stale-requests';

export async function closeStale(deps: Deps): Promise<void> {
  await closeStaleRequests(deps);
}
