import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Page } from '@safecode/domain/paging/page';
import type { ListRequests, OpalRequest } from '@safecode/domain/requests/opal-request';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listRequests as selectRequests } from '@safecode/database/requests/request-read-model';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Calls of tools, newest first, for the brands the caller may see. @throws access.not_found, access.denied */
export async function listRequests(deps: Deps, principal: Principal, input: ListRequests): Promise<Page<OpalRequest>> {
  assertCan(principal, 'request.read', input.brandId);
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    selectRequests(tx, { ...input, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor }),
  );
}
