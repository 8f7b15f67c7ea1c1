import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewActor } from '@safecode/domain/review/review-state';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findOpenRequest, listDueReviews, markEscalated, type OpenRequest } from '@safecode/database/review/review-request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import type { LoadedReview } from './load-review.js';
import { NothingToDo, unlessDone } from './nothing-to-do.js';
import { runReviewCommand } from './run-command.js';
import { systemPrincipal } from './system-principal.js';

const CLOCK: ReviewActor = { kind: 'system', userId: null, can: new Set() };

/**
 * Escalates and expires what is due, in every organisation. Each code is looked at again under its lock, so that it can run
 * as often as it likes; one that fails stops no other. Answers how many were changed.
 */
export async function watchDeadlines(deps: Deps): Promise<number> {
  let changed = 0;
  for (const due of await listDueReviews(deps.db, deps.clock.now())) {
    try {
      const done = await unlessDone(async () => {
        await actOn(deps, systemPrincipal(due.organizationId, 'Deadlines'), due.codeId);
        return 1;
      });
      changed += done ?? 0;
    } catch (error) {
      deps.log.error('review.deadline_failed', { organizationId: due.organizationId, codeId: due.codeId }, error);
    }
  }
  return changed;
}

type Due = 'expire' | 'escalate';
const ACTIONS = { expire: 'review.expired', escalate: 'review.escalated' } as const;

function dueOf(request: OpenRequest | null, now: Date): Due | null {
  if (request === null) return null;
  if (request.expiresAt !== null && new Date(request.expiresAt) <= now) return 'expire';
  return request.escalateAt !== null && request.escalatedAt === null && new Date(request.escalateAt) <= now ? 'escalate' : null;
}

async function actOn(deps: Deps, principal: Principal, codeId: number): Promise<void> {
  const now = deps.clock.now();
  const seen = dueOf(await inTenant(deps.db, tenantContextOf(principal), (tx) => findOpenRequest(tx, codeId)), now);
  if (seen === null) throw new NothingToDo('Nothing of this code is due.');
  await runReviewCommand(deps, principal, {
    codeId,
    action: ACTIONS[seen],
    note: '',
    actor: CLOCK,
    command: ({ request }) => {
      if (dueOf(request, now) !== seen) throw new NothingToDo('Somebody acted on it in between.');
      return { name: seen };
    },
    act: async (tx, loaded) => {
      if (seen === 'expire' || loaded.request === null) return { data: {}, after: {} };
      await markEscalated(tx, loaded.request.id, now);
      const askedUserIds = everybodyWhoDecides(loaded);
      return { data: { requestId: loaded.request.id, askedUserIds }, after: { asked: askedUserIds } };
    },
    result: () => undefined,
  });
}

/**
 * Escalating asks everybody who may decide, is no author and is there, not only those who were asked by name; those who
 * are away only when nobody else is left. Of an archived brand there is nothing to be decided.
 */
function everybodyWhoDecides({ reviewers, state }: LoadedReview): number[] {
  if (state.isBrandArchived) return [];
  const deciding = reviewers.filter(({ userId, stage }) => stage === 'approval' && !state.authors.has(userId));
  const there = deciding.filter(({ isAway }) => !isAway);
  return [...new Set((there.length > 0 ? there : deciding).map(({ userId }) => userId))];
}
