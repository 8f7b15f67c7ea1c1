import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { assignReviewSchema, ReviewOutcome } from '@safecode/domain/review/commands';
import { illegalMove } from '@safecode/domain/review/refusals';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { replaceAssignees } from '@safecode/database/review/review-request-repository';
import { lockCodeRow } from '@safecode/database/review/state-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { announce } from './announce.js';
import { loadReview, type LoadedReview } from './load-review.js';
import { readOutcome } from './read-outcome.js';

type Input = z.infer<typeof assignReviewSchema>;

/**
 * Names who is asked to decide on code that is in review.
 * @throws access.not_found, access.denied, review.illegal_move, review.not_a_reviewer for an author or somebody without the right
 */
export async function assignReview(deps: Deps, principal: Principal, input: Input): Promise<ReviewOutcome> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await lockCodeRow(tx, input.id));
    const { code, request, state } = loaded;
    assertCan(principal, 'code.submit', code.brandId);
    if (request === null) {
      const { code: refusal, data } = illegalMove(state, 'submit');
      throw new DomainError(refusal, { ...data, wanted: 'given to reviewers' });
    }
    for (const person of input.people) assertReviewer(loaded, person);
    await replaceAssignees(tx, request.id, input.people);
    await announce(tx, { codeId: code.id, kinds: ['assigned'], data: { revision: state.revision, requestId: request.id, askedUserIds: input.people.map(({ userId }) => userId) } });
    return {
      result: await readOutcome(tx, principal, { codeId: code.id, voteId: null }),
      ledger: [{ action: 'review.assigned', objectType: 'generated_code', objectId: code.id, brandId: code.brandId, codeId: code.id, after: { assignees: input.people.map(({ userId, stage }) => ({ userId, stage })) } }],
    };
  });
}

function assertReviewer({ reviewers, state }: LoadedReview, person: Input['people'][number]): void {
  const known = reviewers.find(({ userId, stage }) => userId === person.userId && stage === person.stage);
  const name = reviewers.find(({ userId }) => userId === person.userId)?.name ?? `Person ${person.userId}`;
  if (known === undefined) throw new DomainError('review.not_a_reviewer', { person: name, why: 'the right is missing.' });
  if (state.authors.has(person.userId)) throw new DomainError('review.not_a_reviewer', { person: name, why: 'they asked for or edited it.' });
}
