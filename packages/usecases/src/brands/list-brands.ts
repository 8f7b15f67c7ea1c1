import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { BrandSummary, listBrandsSchema } from '@safecode/domain/brands/brand';
import type { Page } from '@safecode/domain/paging/page';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listBrands as selectBrands } from '@safecode/database/brands/brand-read-model';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** The brands the caller may see, by name. */
export async function listBrands(deps: Deps, principal: Principal, input: z.infer<typeof listBrandsSchema>): Promise<Page<BrandSummary>> {
  assertCan(principal, 'brand.read');
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    selectBrands(tx, { ...input, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}
