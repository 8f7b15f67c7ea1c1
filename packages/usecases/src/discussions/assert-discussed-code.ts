import type { Permission } from '@safecode/domain/access/permissions';
import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { findDiscussedCode, type DiscussedCode } from '@safecode/database/discussions/code-texts';
import { findThreadForUpdate, type StoredThread } from '@safecode/database/discussions/thread-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { assertVisible } from '../access/assert-visible.js';

export interface Wanted {
  readonly id: number;
  readonly permission: Permission;
}

/** The code, when the caller may do this with it. @throws access.not_found, access.denied */
export async function assertDiscussedCode(tx: TenantTransaction, principal: Principal, { id, permission }: Wanted): Promise<DiscussedCode> {
  const code = assertVisible(principal, await findDiscussedCode(tx, id), 'code');
  assertCan(principal, permission, code.brandId);
  return code;
}

/** The thread with its lock, when the caller may do this with its code. @throws access.not_found, access.denied */
export async function assertLockedThread(tx: TenantTransaction, principal: Principal, { id, permission }: Wanted): Promise<StoredThread> {
  const thread = assertVisible(principal, await findThreadForUpdate(tx, id), 'thread');
  assertCan(principal, permission, thread.brandId);
  return thread;
}
