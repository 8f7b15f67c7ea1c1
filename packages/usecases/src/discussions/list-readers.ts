import type { Principal } from '@safecode/domain/access/principal';
import type { PersonName } from '@safecode/domain/discussions/discussion';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertDiscussedCode } from './assert-discussed-code.js';
import { readersOf } from './readers.js';

/** People who can be mentioned on a code, by name: everybody who may see it. @throws access.not_found, access.denied */
export async function listReaders(deps: Deps, principal: Principal, input: { readonly codeId: number }): Promise<{ rows: PersonName[] }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = await assertDiscussedCode(tx, principal, { id: input.codeId, permission: 'code.comment' });
    return { rows: (await readersOf(tx, code.brandId)).map(({ userId, name }) => ({ userId, name })) };
  });
}
