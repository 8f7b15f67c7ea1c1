import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ReviewQueue, reviewQueueInputSchema } from '@safecode/domain/review/commands';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listWaitingCodes, type WaitingCode } from '@safecode/database/review/queue-read-model';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Code that waits for the person who asks; nothing waits for a key. @throws access.not_found, access.denied */
export async function listWaiting(deps: Deps, principal: Principal, input: z.infer<typeof reviewQueueInputSchema>): Promise<ReviewQueue> {
  assertCan(principal, 'code.read', input.brandId);
  const { actor } = principal;
  if (actor.kind !== 'user') return { rows: [], total: 0 };
  const brandIds = input.brandId === undefined ? visibleBrandIds(principal) : [input.brandId];
  const now = deps.clock.now();
  const { rows, total } = await inTenant(deps.db, tenantContextOf(principal), (tx) => listWaitingCodes(tx, { userId: actor.userId, brandIds, limit: input.limit }));
  return { rows: rows.map((row) => ({ ...row, reason: reasonOf(row), isOverdue: row.dueAt !== null && new Date(row.dueAt) < now })), total };
}

function reasonOf({ why, status, stage }: WaitingCode): string {
  if (why === 'author') return 'Changes were requested in code of yours.';
  if (why === 'deploy') return status === 'scheduled' ? 'It is time to put it live.' : status === 'deploy_failed' ? 'The deployment failed.' : 'It is approved and can be deployed.';
  if (status === 'rolled_back') return 'It was taken off at once and is to be looked at.';
  const as = stage === 'qa' ? 'as QA' : 'as approver';
  if (why === 'assigned') return `You are asked to decide ${as}.`;
  return why === 'owner' ? `You are a named owner of its page type, ${as}.` : `You may decide ${as}.`;
}
