import type { Principal } from '@safecode/domain/access/principal';
import type { SavedRule, createRuleSchema } from '@safecode/domain/rules/code-rule';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertRule } from '@safecode/database/rules/rule-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';

/** Adds a rule to a brand. @throws access.not_found, access.denied, conflict.archived, conflict.exists, knowledge.contradictory */
export async function createRule(deps: Deps, principal: Principal, input: z.infer<typeof createRuleSchema>): Promise<SavedRule> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    const rule = await insertRule(tx, brand.id, input.definition);
    const warnings = await assertSoundPolicy(tx, rule.brandId, { kind: 'rule', id: rule.definition.id });
    return {
      result: { ...rule, warnings },
      ledger: [{ action: 'rule.created', objectType: 'code_rule', objectId: rule.id, brandId: brand.id, after: toLedgerValue(input.definition) }],
    };
  });
}
