import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listWatchedPages } from '@safecode/database/selector-health/page-repository';
import type { Deps } from '../deps.js';
import { closeIncidents } from './tell-incident.js';
import { visitSoon } from './watched-pages.js';

/**
 * What a change of a selector by hand means for its health: one with another text is looked at now, against the element it
 * stood for; one that is on its way out breaks nothing any more. Answers the ledger's entries of incidents that are over.
 */
export async function settleChange(deps: Pick<Deps, 'clock'>, tx: TenantTransaction, { before, after }: { readonly before: DomSelector; readonly after: DomSelector }): Promise<LedgerRecord[]> {
  if (before.selector !== after.selector || before.pageType !== after.pageType) {
    for (const page of await listWatchedPages(tx, after.brandId)) if (after.pageType === GLOBAL_PAGE_TYPE || page.pageType === after.pageType) await visitSoon(deps, tx, page.id);
  }
  return closeIncidents(tx, after.brandId, deps.clock.now());
}
