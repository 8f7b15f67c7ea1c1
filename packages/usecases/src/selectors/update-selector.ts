import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { selectorContentSchema, type SavedSelector, type updateSelectorSchema } from '@safecode/domain/selectors/dom-selector';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { findSelector, updateSelector as writeSelector } from '@safecode/database/selectors/selector-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { settleChange } from '../selector-health/settle-change.js';
import { assertUsableSelector } from './check-selector.js';
import { noteMove } from './move-stage.js';

/**
 * Changes a selector.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists,
 *   brand.page_type_unknown, selector.unparsable, selector.too_broad, knowledge.contradictory
 */
export async function updateSelector(deps: Deps, principal: Principal, input: z.infer<typeof updateSelectorSchema>): Promise<SavedSelector> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = assertVisible(principal, await findSelector(tx, input.id), 'selector');
    const brand = await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'selector' });
    const content = selectorContentSchema.parse(input);
    assertKnownPageTypes(brand, [content.pageType]);
    assertUsableSelector(content);
    const selector = await writeSelector(tx, { id: input.id, expectedVersion: input.expectedVersion, content });
    await noteMove(deps, tx, { before, after: selector, reason: '' });
    const warnings = await assertSoundPolicy(tx, brand.id, { kind: 'selector', selector: selector.selector, pageType: selector.pageType });
    return {
      result: { ...selector, warnings },
      ledger: [
        {
          action: 'selector.updated',
          objectType: 'dom_selector',
          objectId: selector.id,
          brandId: brand.id,
          before: toLedgerValue(selectorContentSchema.parse({ ...before, status: before.status })),
          after: toLedgerValue(content),
        },
        ...(await settleChange(deps, tx, { before, after: selector })),
      ],
    };
  });
}
