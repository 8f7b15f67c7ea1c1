import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { setThreadState as writeState } from '@safecode/database/discussions/thread-repository';
import { announce } from '@safecode/database/live/announce';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertLockedThread } from './assert-discussed-code.js';

export interface ThreadStateChange {
  readonly threadId: number;
  readonly expectedVersion: number;
  readonly state: 'open' | 'resolved';
}

/** Resolves a thread or opens it again. @throws access.not_found, access.denied, conflict.stale_version */
export async function setThreadState(deps: Deps, principal: Principal, change: ThreadStateChange): Promise<{ threadId: number; state: 'open' | 'resolved'; version: number }> {
  const { threadId, expectedVersion, state } = change;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const thread = await assertLockedThread(tx, principal, { id: threadId, permission: 'code.comment' });
    if (thread.state === state) throw new DomainError('conflict.stale_version', { changedBy: thread.stateChangedBy ?? 'somebody else' });
    const version = await writeState(tx, { thread, expectedVersion, state });
    await announce(tx, { topic: 'discussion', brandId: thread.brandId, codeId: thread.codeId, userId: null });
    return {
      result: { threadId, state, version },
      ledger: [
        {
          action: state === 'resolved' ? 'thread.resolved' : 'thread.reopened',
          objectType: 'thread',
          objectId: threadId,
          brandId: thread.brandId,
          codeId: thread.codeId,
          before: { state: thread.state },
          after: { state },
        },
      ],
    };
  });
}
