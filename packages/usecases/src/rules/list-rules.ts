import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import type { CodeRule, listRulesSchema } from '@safecode/domain/rules/code-rule';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listRules as selectRules } from '@safecode/database/rules/rule-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Rules of a brand. @throws access.not_found, access.denied */
export async function listRules(deps: Deps, principal: Principal, input: z.infer<typeof listRulesSchema>): Promise<Page<CodeRule>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    return selectRules(tx, { ...input, cursorKey: deps.keys.cursor });
  });
}
