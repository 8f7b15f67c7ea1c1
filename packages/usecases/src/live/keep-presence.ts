import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { findDiscussedCode } from '@safecode/database/discussions/code-texts';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { announce } from '@safecode/database/live/announce';
import { beatPresence, endPresence, listReadersNow, type Reader } from '@safecode/database/live/presence-repository';
import type { PersonName } from '@safecode/domain/discussions/discussion';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** Says that a connection is alive and what it reads. @throws access.not_found for a code the person may not see */
export async function beatReader(deps: Deps, principal: Principal, reader: Reader): Promise<void> {
  if (reader.codeIds.length === 0) return;
  await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    for (const id of reader.codeIds) {
      const code = assertVisible(principal, await findDiscussedCode(tx, id), 'code');
      assertCan(principal, 'code.read', code.brandId);
    }
    await beatPresence(tx, reader);
  });
}

/** Says that who reads some codes has changed. */
export async function announceReaders(deps: Deps, principal: Principal, codeIds: readonly number[]): Promise<void> {
  if (codeIds.length === 0) return;
  await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    for (const codeId of codeIds) {
      const code = await findDiscussedCode(tx, codeId);
      if (code !== null) await announce(tx, { topic: 'presence', brandId: code.brandId, codeId, userId: null });
    }
  });
}

/** A connection is over. One that cannot say so is over a little later by itself. */
export async function leaveReader(deps: Deps, principal: Principal, reader: Reader): Promise<void> {
  if (reader.codeIds.length === 0) return;
  try {
    await inTenant(deps.db, tenantContextOf(principal), (tx) => endPresence(tx, reader.connectionId));
    await announceReaders(deps, principal, reader.codeIds);
  } catch (error) {
    deps.log.warn('live.presence_not_ended', { organizationId: principal.organizationId }, error);
  }
}

/** Who else has a code open at this moment. @throws access.not_found, access.denied */
export async function listPresence(deps: Deps, principal: Principal, input: { readonly codeId: number }): Promise<{ rows: PersonName[] }> {
  const { actor } = principal;
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findDiscussedCode(tx, input.codeId), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const rows = await listReadersNow(tx, code.id);
    return { rows: rows.filter(({ userId }) => actor.kind !== 'user' || userId !== actor.userId) };
  });
}
