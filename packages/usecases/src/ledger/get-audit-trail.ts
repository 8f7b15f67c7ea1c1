import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { AuditTrail } from '@safecode/domain/ledger/audit';
import { findCode } from '@safecode/database/codes/code-read-model';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { readAuditPage, showEntries } from '@safecode/database/ledger/audit-read-model';
import { proveEntries } from '@safecode/database/ledger/sealed-entries';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** What happened to a piece of code, newest first, with a proof that needs nothing of this installation but its public key. @throws access.not_found, access.denied */
export async function getAuditTrail(deps: Deps, principal: Principal, input: { readonly id: number; readonly cursor?: string | undefined; readonly limit: number }): Promise<AuditTrail> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCode(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const { found, nextCursor } = await readAuditPage(tx, { codeId: input.id, cursor: input.cursor, limit: input.limit, brandIds: null, cursorKey: deps.keys.cursor });
    return { rows: await showEntries(tx, found), nextCursor, proof: await proveEntries(tx, input.id, found) };
  });
}
