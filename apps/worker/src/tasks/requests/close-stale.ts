import { closeStaleRequests } from '@safecode/usecases/generation/close-stale-requests';
import type { JobHandler } from '../task-table.js';

export const closeStale: JobHandler<'requests.close_stale'> = async (deps) => {
  await closeStaleRequests(deps);
};
