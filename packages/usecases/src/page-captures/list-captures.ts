import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { Brand } from '@safecode/domain/brands/brand';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CapturedPages, KnownPlace, PageCapture, ViewportName } from '@safecode/domain/page-captures/page-capture';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findCapture, listCaptures as selectCaptures } from '@safecode/database/page-captures/capture-repository';
import { findCapturePicture, listNewestSnapshots } from '@safecode/database/page-captures/page-view-repository';
import { DEMO_PAGES } from '@safecode/database/seed/demo-knowledge/brand';
import { listWatchedPages } from '@safecode/database/selector-health/page-repository';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { findVisibleBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';

/** What of a brand can be looked at, and which pages can be captured without typing. @throws access.not_found, access.denied */
export async function listCaptures(deps: Deps, principal: Principal, input: { readonly brandId: number }): Promise<CapturedPages> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await findVisibleBrand(tx, principal, input.brandId);
    assertCan(principal, 'brand.read', brand.id);
    return { captures: await selectCaptures(tx, brand.id), snapshots: await listNewestSnapshots(tx, brand.id), places: await knownPlaces(deps, tx, brand) };
  });
}

/** Watched pages, then those of the demonstration shop that are not among them. */
async function knownPlaces({ config }: Deps, tx: TenantTransaction, brand: Brand): Promise<KnownPlace[]> {
  const watched = (await listWatchedPages(tx, brand.id)).map(({ url, pageType }) => ({ url, pageType, from: 'watched' as const }));
  const shop = config.storefrontUrl;
  const demo = shop === null ? [] : DEMO_PAGES.map(({ path, pageType }) => ({ url: new URL(path, shop).href, pageType, from: 'demo' as const }));
  return [...watched, ...demo.filter(({ url, pageType }) => brand.pageTypes.includes(pageType) && !watched.some((place) => place.url === url))];
}

/** How far a capture is. @throws access.not_found, access.denied */
export async function getCapture(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<PageCapture> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const capture = assertVisible(principal, await findCapture(tx, input.id), 'page capture');
    assertCan(principal, 'brand.read', capture.brandId);
    return capture;
  });
}

/** The picture of a page through a window, PNG. @throws access.not_found, access.denied */
export async function getCapturePicture(deps: Deps, principal: Principal, input: { readonly captureId: number; readonly viewport: ViewportName }): Promise<Buffer> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const picture = assertVisible(principal, await findCapturePicture(tx, input.captureId, input.viewport), 'picture');
    assertCan(principal, 'brand.read', picture.brandId);
    if (picture.png.length === 0) throw new DomainError('access.not_found', { what: 'picture' });
    return picture.png;
  });
}
