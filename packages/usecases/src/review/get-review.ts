import type { Principal } from '@safecode/domain/access/principal';
import type { getReviewSchema } from '@safecode/domain/review/commands';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listAssignees } from '@safecode/database/review/review-request-repository';
import { findCodeRow, listNames } from '@safecode/database/review/state-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { listRetiring } from '../selectors/list-retiring.js';
import { loadReview, reviewActorOf } from './load-review.js';
import { viewReview } from './view-review.js';

/** Where code stands in its review, and what the caller may do. @throws access.not_found, access.denied */
export async function getReview(deps: Deps, principal: Principal, input: z.infer<typeof getReviewSchema>): Promise<ReviewView> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await findCodeRow(tx, input.id));
    const { request, state } = loaded;
    const [actor, assignees, authors] = await Promise.all([
      reviewActorOf(tx, principal, loaded.code.brandId),
      request === null ? [] : listAssignees(tx, request.id),
      listNames(tx, [...state.authors]),
    ]);
    return viewReview({ loaded, actor, principal, assignees, authors, now: deps.clock.now(), retiring: await listRetiring(tx, loaded.code) });
  });
}
