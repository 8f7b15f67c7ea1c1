import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CodeRule } from '@safecode/domain/rules/code-rule';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { archiveRule as markArchived, findRule } from '@safecode/database/rules/rule-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Archives a rule: code is not held to it any more. @throws access.not_found, access.denied, conflict.archived */
export async function archiveRule(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<CodeRule> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findRule(tx, input.id), 'rule');
    await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'rule' });
    const rule = await markArchived(tx, before.id);
    return {
      result: rule,
      ledger: [
        {
          action: 'rule.archived',
          objectType: 'code_rule',
          objectId: rule.id,
          brandId: rule.brandId,
          before: { rule: before.definition.id, kind: before.definition.kind, status: before.status },
          after: { status: rule.status },
        },
      ],
    };
  });
}
