import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { GeneratedCode } from '@safecode/domain/codes/generated-code';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCode } from '@safecode/database/codes/code-read-model';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** One piece of code with its evidence. @throws access.not_found, access.denied */
export async function getCode(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<GeneratedCode> {
  const found = await inTenant(deps.db, tenantContextOf(principal), (tx) => findCode(tx, input.id));
  const code = assertVisible(principal, found, 'code');
  assertCan(principal, 'code.read', code.brandId);
  return code;
}
