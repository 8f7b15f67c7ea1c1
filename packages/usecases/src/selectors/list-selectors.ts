import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import type { DomSelector, listSelectorsSchema } from '@safecode/domain/selectors/dom-selector';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listSelectors as selectSelectors } from '@safecode/database/selectors/selector-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** Selectors of a brand. @throws access.not_found, access.denied */
export async function listSelectors(deps: Deps, principal: Principal, input: z.infer<typeof listSelectorsSchema>): Promise<Page<DomSelector>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    return selectSelectors(tx, { ...input, cursorKey: deps.keys.cursor });
  });
}
