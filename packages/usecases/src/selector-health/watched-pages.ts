import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerAction } from '@safecode/domain/ledger/ledger-entry';
import type { addWatchedPageSchema, changeWatchedPageSchema, WatchedPage } from '@safecode/domain/selector-health/health-view';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { endWatching, findWatchedPage, insertWatchedPage, moveNextVisit, updateWatchedPage, type WatchedContent } from '@safecode/database/selector-health/page-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { closeIncidents } from './tell-incident.js';

const contentOf = ({ pageType, url, viewport, everyMinutes }: WatchedContent): WatchedContent => ({ pageType, url, viewport, everyMinutes });
const entryOf = (action: LedgerAction, page: { id: number; brandId: number }, change: { before?: WatchedContent; after?: WatchedContent } = {}) => ({
  action,
  objectType: 'watched_page',
  objectId: page.id,
  brandId: page.brandId,
  ...(change.before === undefined ? {} : { before: toLedgerValue(change.before) }),
  ...(change.after === undefined ? {} : { after: toLedgerValue(change.after) }),
});

async function findPage(tx: TenantTransaction, principal: Principal, id: number): Promise<WatchedPage> {
  const page = assertVisible(principal, await findWatchedPage(tx, id), 'watched page');
  await assertChangeableBrand(tx, principal, { brandId: page.brandId, permission: 'knowledge.update' });
  return page;
}

async function readPage(tx: TenantTransaction, id: number): Promise<WatchedPage> {
  const page = await findWatchedPage(tx, id);
  if (page === null) throw new DomainError('access.not_found', { what: 'watched page' });
  return page;
}

/** Watches a page of a brand from now on; it is visited at once. @throws access.not_found, access.denied, conflict.archived, conflict.exists, brand.page_type_unknown */
export async function addWatchedPage(deps: Deps, principal: Principal, input: z.infer<typeof addWatchedPageSchema>): Promise<WatchedPage> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    assertKnownPageTypes(brand, [input.pageType]);
    const id = await insertWatchedPage(tx, brand.id, input);
    await visitSoon(deps, tx, id);
    return { result: await readPage(tx, id), ledger: [entryOf('watched_page.added', { id, brandId: brand.id }, { after: contentOf(input) })] };
  });
}

/** @throws access.not_found, access.denied, conflict.archived, conflict.exists, conflict.stale_version, brand.page_type_unknown */
export async function changeWatchedPage(deps: Deps, principal: Principal, input: z.infer<typeof changeWatchedPageSchema>): Promise<WatchedPage> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const before = await findPage(tx, principal, input.id);
    const brand = await assertChangeableBrand(tx, principal, { brandId: before.brandId, permission: 'knowledge.update' });
    assertKnownPageTypes(brand, [input.pageType]);
    await updateWatchedPage(tx, { id: input.id, expectedVersion: input.expectedVersion, content: contentOf(input) });
    await visitSoon(deps, tx, input.id);
    return { result: await readPage(tx, input.id), ledger: [entryOf('watched_page.changed', before, { before: contentOf(before), after: contentOf(input) })] };
  });
}

/** Stops visiting a page; what was seen of it stays. @throws access.not_found, access.denied, conflict.archived */
export async function removeWatchedPage(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Record<string, never>> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const page = await findPage(tx, principal, input.id);
    await endWatching(tx, page.id);
    const closings = await closeIncidents(tx, page.brandId, deps.clock.now());
    return { result: {}, ledger: [entryOf('watched_page.removed', page, { before: contentOf(page) }), ...closings] };
  });
}

/** Visits a page now instead of at its time. @throws access.not_found, access.denied, conflict.archived */
export async function visitPageNow(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<Record<string, never>> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const page = await findPage(tx, principal, input.id);
    await visitSoon(deps, tx, page.id);
    return { result: {}, ledger: [entryOf('watched_page.visit_requested', page)] };
  });
}

/** If a visit is lost with its worker, the schedule adds it again after this long. */
const LOST_AFTER_MS = 30 * 60_000;

/** Adds the visit at once, and keeps the schedule from adding it again meanwhile. */
export const visitSoon = (deps: Pick<Deps, 'clock'>, tx: TenantTransaction, pageId: number): Promise<void> => addVisit(tx, pageId, { expectedAt: deps.clock.now() });

/** Adds a visit for a time, instead of one that waits, and keeps the schedule from adding another before. */
export const visitAt = (tx: TenantTransaction, pageId: number, at: Date): Promise<void> => addVisit(tx, pageId, { expectedAt: at, runAt: at });

async function addVisit(tx: TenantTransaction, pageId: number, visit: { readonly expectedAt: Date; readonly runAt?: Date }): Promise<void> {
  const { organizationId } = tx.tenantContext;
  const { expectedAt, ...when } = visit;
  await enqueueJob(tx, 'health.visit_page', { payload: { organizationId, pageId }, jobKey: `visit:${pageId}`, ...when });
  await moveNextVisit(tx, pageId, new Date(expectedAt.getTime() + LOST_AFTER_MS));
}
