import type { Principal } from '@safecode/domain/access/principal';
import type { ReviewOutcome, setCodeStatusSchema } from '@safecode/domain/review/commands';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { decideReview } from './decide-review.js';
import { submitForReview } from './submit-for-review.js';
import { withdrawReview } from './withdraw-review.js';

const DECISIONS: Readonly<Record<string, ReviewDecision>> = { approved: 'approve', changes_requested: 'request_changes', rejected: 'reject' };

/**
 * Gives the command that leads to a status. What only a deployment, an edit or time leads to is refused.
 * @throws what the command throws; review.illegal_move for a status that no command of a review leads to
 */
export async function setCodeStatus(deps: Deps, principal: Principal, input: z.infer<typeof setCodeStatusSchema>): Promise<ReviewOutcome> {
  const { status, ...rest } = input;
  const decision = DECISIONS[status];
  if (decision !== undefined) return decideReview(deps, principal, { ...rest, decision });
  if (status === 'qa_review') return submitForReview(deps, principal, rest);
  if (status === 'generated') return withdrawReview(deps, principal, rest);
  const code = assertVisible(principal, await inTenant(deps.db, tenantContextOf(principal), (tx) => findCodeRow(tx, input.id)), 'code');
  throw new DomainError('review.illegal_move', {
    status: code.status.replaceAll('_', ' '),
    wanted: `set to ${status.replaceAll('_', ' ')}`,
    hint: 'Deployments, edits and deadlines have operations of their own.',
  });
}
