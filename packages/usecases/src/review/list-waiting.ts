import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewQueue, reviewQueueInputSchema } from '@safecode/domain/review/commands';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

export async function listWaiting(deps: Deps, principal: Principal, input: z.infer<typeof reviewQueueInputSchema>): Promise<ReviewQueue> {
  deps.log.info('review.queue', { organizationId: principal.organizationId, limit: input.limit });
  return { rows: [], total: 0 };
}
