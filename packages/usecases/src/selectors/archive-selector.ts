import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findSelector, setSelectorStage } from '@safecode/database/selectors/selector-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { settleChange } from '../selector-health/settle-change.js';
import { noteMove } from './move-stage.js';

/** Archives a selector at once: code may not touch it any more, and those who use it are told. @throws access.not_found, access.denied, conflict.archived */
export async function archiveSelector(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<DomSelector> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findSelector(tx, input.id), 'selector');
    await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'selector' });
    const selector = await setSelectorStage(tx, { id: before.id, to: 'archived', replacement: before.replacement });
    await noteMove(deps, tx, { before, after: selector, reason: '' });
    return {
      result: selector,
      ledger: [
        {
          action: 'selector.archived',
          objectType: 'dom_selector',
          objectId: selector.id,
          brandId: selector.brandId,
          before: { selector: before.selector, pageType: before.pageType, status: before.status },
          after: { status: selector.status },
        },
        ...(await settleChange(deps, tx, { before, after: selector })),
      ],
    };
  });
}
