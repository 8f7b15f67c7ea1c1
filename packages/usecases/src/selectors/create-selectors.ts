import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { createSelectorsSchema, CreatedSelectors } from '@safecode/domain/page-captures/found-element';
import { createSelectorSchema } from '@safecode/domain/selectors/dom-selector';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { createSelector } from './create-selector.js';

/**
 * Approves several selectors in one step. Each is checked and kept as if it came alone, so that one that is refused keeps
 * no other back; the answer says which, in the order of the request.
 * @throws access.not_found, access.denied, conflict.archived
 */
export async function createSelectors(deps: Deps, principal: Principal, { brandId, items }: z.infer<typeof createSelectorsSchema>): Promise<CreatedSelectors> {
  // What holds for all of them is refused once.
  await inTenant(deps.db, tenantContextOf(principal), (tx) => assertChangeableBrand(tx, principal, { brandId, permission: 'knowledge.update' }));
  const results: CreatedSelectors['results'] = [];
  for (const item of items) {
    try {
      const { id } = await createSelector(deps, principal, createSelectorSchema.parse({ ...item, brandId }));
      results.push({ selector: item.selector, id, refusal: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ selector: item.selector, id: null, refusal: error.message });
    }
  }
  return { results };
}
