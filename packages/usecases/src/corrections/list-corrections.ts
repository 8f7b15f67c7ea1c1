import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ListCorrections, ListedCorrection } from '@safecode/domain/corrections/correction';
import type { Page } from '@safecode/domain/paging/page';
import { listCorrections as selectCorrections } from '@safecode/database/corrections/correction-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { classifyReason } from '@safecode/learning/reasons/classify-reason';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { visibleBrandIds } from '../access/visible-brand-ids.js';
import type { Deps } from '../deps.js';

/** Corrections of a brand, of a code, or of all brands the caller may see, the newest first. @throws access.not_found, access.denied */
export async function listCorrections(deps: Deps, principal: Principal, input: ListCorrections): Promise<Page<ListedCorrection>> {
  assertCan(principal, 'code.read', input.brandId);
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    if (input.codeId !== undefined) assertCan(principal, 'code.read', assertVisible(principal, await findCodeRow(tx, input.codeId), 'code').brandId);
    const page = await selectCorrections(tx, { ...input, brandIds: visibleBrandIds(principal), cursorKey: deps.keys.cursor });
    return { ...page, rows: page.rows.map((row) => ({ ...row, intent: row.reason === '' ? null : classifyReason(row.reason) })) };
  });
}
