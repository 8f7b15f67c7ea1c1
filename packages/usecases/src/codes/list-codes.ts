import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { CodeSummary, ListCodes } from '@safecode/domain/codes/generated-code';
import type { Page } from '@safecode/domain/paging/page';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listCodes as selectCodes } from '@safecode/database/codes/code-read-model';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Generated code of the brands the caller may see; without `brandId` of all of them. @throws access.not_found, access.denied */
export async function listCodes(deps: Deps, principal: Principal, input: ListCodes): Promise<Page<CodeSummary>> {
  assertCan(principal, 'code.read', input.brandId);
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    selectCodes(tx, { ...input, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}
