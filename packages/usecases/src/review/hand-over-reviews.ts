import { replaceAway } from '@safecode/domain/review/choose-assignees';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { listReviewsOfAbsent } from '@safecode/database/absences/absence-repository';
import { listAssignees, replaceAssignees } from '@safecode/database/review/review-request-repository';
import { findCodeRow, lockCodeRow } from '@safecode/database/review/state-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { announce } from './announce.js';
import { loadReview } from './load-review.js';
import { NothingToDo, unlessDone } from './nothing-to-do.js';
import { systemPrincipal } from './system-principal.js';

interface Waiting {
  readonly organizationId: number;
  readonly codeId: number;
}

/**
 * Gives open reviews of people who are away to their stand-ins, or to whoever has the least to do, in every
 * organisation. Each is looked at again under its lock, so that it can run as often as it likes; one that fails stops no
 * other. Answers how many changed hands.
 */
export async function handOverReviews(deps: Deps): Promise<number> {
  let changed = 0;
  for (const waiting of await listReviewsOfAbsent(deps.db, deps.clock.now())) {
    try {
      changed += (await unlessDone(() => handOver(deps, waiting))) ?? 0;
    } catch (error) {
      deps.log.error('review.hand_over_failed', { organizationId: waiting.organizationId, codeId: waiting.codeId }, error);
    }
  }
  return changed;
}

async function handOver(deps: Deps, waiting: Waiting): Promise<number> {
  const principal = systemPrincipal(waiting.organizationId, 'Absences');
  // Looked at without the lock first: most of what waits for somebody who is away has nobody to go to.
  const isNeeded = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await findCodeRow(tx, waiting.codeId));
    return loaded.request !== null && movesOf(loaded, await listAssignees(tx, loaded.request.id)).fresh.length > 0;
  });
  if (!isNeeded) throw new NothingToDo('Nobody is there to take it.');
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await lockCodeRow(tx, waiting.codeId));
    const { code, request, state } = loaded;
    if (request === null) throw new NothingToDo('It is not in review any more.');
    const before = await listAssignees(tx, request.id);
    const { people, fresh } = movesOf(loaded, before);
    if (fresh.length === 0) throw new NothingToDo('Somebody acted on it in between.');
    await replaceAssignees(tx, request.id, people);
    await announce(tx, { codeId: code.id, kinds: ['assigned'], data: { revision: state.revision, requestId: request.id, askedUserIds: fresh } });
    const named = (list: readonly { readonly userId: number; readonly stage: string }[]) => list.map(({ userId, stage }) => ({ userId, stage }));
    return {
      result: 1,
      ledger: [{ action: 'review.assigned', objectType: 'generated_code', objectId: code.id, brandId: code.brandId, codeId: code.id, before: { assignees: named(before) }, after: { assignees: named(people), because: 'absence' } }],
    };
  });
}

/** Who is to be asked, and who of them was not before. Whoever has voted already is not replaced. */
function movesOf({ reviewers, votes, state }: Awaited<ReturnType<typeof loadReview>>, before: Awaited<ReturnType<typeof listAssignees>>) {
  const asked = before.map(({ userId, stage }) => ({ userId, stage }));
  const hasVoted = (userId: number): boolean => votes.some((vote) => vote.userId === userId && vote.contentHash === state.contentHash && vote.dismissed === null);
  const open = asked.filter(({ userId }) => !hasVoted(userId));
  const kept = asked.filter(({ userId }) => hasVoted(userId));
  const authors = new Set([...state.authors, ...kept.map(({ userId }) => userId)]);
  const people = [...kept, ...replaceAway({ reviewers, owners: state.owners, authors }, open)];
  return { people, fresh: people.filter(({ userId }) => !asked.some((person) => person.userId === userId)).map(({ userId }) => userId) };
}
