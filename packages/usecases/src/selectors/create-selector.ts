import type { Principal } from '@safecode/domain/access/principal';
import { selectorContentSchema, type createSelectorSchema, type SavedSelector } from '@safecode/domain/selectors/dom-selector';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertSelector } from '@safecode/database/selectors/selector-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { assertUsableSelector } from './check-selector.js';

/**
 * Approves a selector on a page type.
 * @throws access.not_found, access.denied, conflict.archived, conflict.exists, brand.page_type_unknown,
 *   selector.unparsable, selector.too_broad, knowledge.contradictory
 */
export async function createSelector(deps: Deps, principal: Principal, input: z.infer<typeof createSelectorSchema>): Promise<SavedSelector> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    const content = selectorContentSchema.parse(input);
    assertKnownPageTypes(brand, [content.pageType]);
    assertUsableSelector(content);
    const selector = await insertSelector(tx, brand.id, content);
    const warnings = await assertSoundPolicy(tx, brand.id, { kind: 'selector', selector: selector.selector, pageType: selector.pageType });
    return {
      result: { ...selector, warnings },
      ledger: [{ action: 'selector.created', objectType: 'dom_selector', objectId: selector.id, brandId: brand.id, after: toLedgerValue(content) }],
    };
  });
}
