import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { codeFacetsSchema, ListCodes } from '@safecode/domain/codes/generated-code';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { countCodeFacets } from '@safecode/database/codes/code-read-model';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** How many pieces of code each choice of a filter would show. @throws access.not_found, access.denied */
export async function countCodes(deps: Deps, principal: Principal, input: ListCodes): Promise<z.infer<typeof codeFacetsSchema>> {
  assertCan(principal, 'code.read', input.brandId);
  return inTenant(deps.db, tenantContextOf(principal), (tx) => countCodeFacets(tx, { ...input, brandIds: visibleBrandIds(principal) }));
}
