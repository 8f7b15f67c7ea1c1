import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SavedRule, updateRuleSchema } from '@safecode/domain/rules/code-rule';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findRule, updateRule as writeRule } from '@safecode/database/rules/rule-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';

/** Changes a rule. @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists, rule.learnt, knowledge.contradictory */
export async function updateRule(deps: Deps, principal: Principal, input: z.infer<typeof updateRuleSchema>): Promise<SavedRule> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findRule(tx, input.id), 'rule');
    await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.definition.kind === 'learnt') throw new DomainError('rule.learnt', { lesson: before.definition.lesson });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'rule' });
    const rule = await writeRule(tx, { id: input.id, expectedVersion: input.expectedVersion, definition: input.definition });
    const warnings = await assertSoundPolicy(tx, rule.brandId, { kind: 'rule', id: rule.definition.id });
    return {
      result: { ...rule, warnings },
      ledger: [
        {
          action: 'rule.updated',
          objectType: 'code_rule',
          objectId: rule.id,
          brandId: rule.brandId,
          before: toLedgerValue(before.definition),
          after: toLedgerValue(rule.definition),
        },
      ],
    };
  });
}
