import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import type { ListedRule, listRulesSchema } from '@safecode/domain/rules/code-rule';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listRuleKeepers } from '@safecode/database/learning/rule-repository';
import { listRules as selectRules } from '@safecode/database/rules/rule-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Rules of a brand, those that were learnt with their owner and last day. @throws access.not_found, access.denied */
export async function listRules(deps: Deps, principal: Principal, input: z.infer<typeof listRulesSchema>): Promise<Page<ListedRule>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    const page = await selectRules(tx, { ...input, cursorKey: deps.keys.cursor });
    const keepers = await listRuleKeepers(tx, page.rows.filter(({ definition }) => definition.kind === 'learnt').map(({ id }) => id));
    return { ...page, rows: page.rows.map((rule) => ({ ...rule, keeper: keepers.get(rule.id) ?? null })) };
  });
}
