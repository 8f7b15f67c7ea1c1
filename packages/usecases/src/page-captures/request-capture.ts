import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Principal } from '@safecode/domain/access/principal';
import { brandHosts, isOnHosts } from '@safecode/domain/brands/brand-hosts';
import type { Brand } from '@safecode/domain/brands/brand';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { capturePageSchema, PageCapture, uploadPageSchema } from '@safecode/domain/page-captures/page-capture';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { countCapturesSince, findCapture, findOpenCapture, insertCapture, type NewCapture } from '@safecode/database/page-captures/capture-repository';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import { assertKnownPageTypes } from '../brands/assert-page-types.js';
import type { Deps } from '../deps.js';

const compress = promisify(gzip);
/** Captures of a brand within an hour: enough to try a shop's page types, too few to trouble it. */
const HOURLY_LIMIT = 30;
const HOUR_MS = 3_600_000;

/**
 * Asks for a capture of a page of the shop. One of the same page that is under way is answered instead of a second one.
 * @throws access.not_found, access.denied, conflict.archived, brand.page_type_unknown, page.foreign_host, capture.too_many
 */
export async function requestCapture(deps: Deps, principal: Principal, input: z.infer<typeof capturePageSchema>): Promise<PageCapture> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    assertKnownPageTypes(brand, [input.pageType]);
    assertOwnPage(deps, brand, input.url);
    const open = await findOpenCapture(tx, { brandId: brand.id, pageType: input.pageType, address: input.url });
    const id = open ?? (await addCapture(deps, tx, { brandId: brand.id, pageType: input.pageType, source: 'address', address: input.url, upload: null }));
    return { result: await readCapture(tx, id), ledger: [entryOf(id, brand.id, { source: 'address', url: input.url, pageType: input.pageType })] };
  });
}

/**
 * Takes a saved page to be drawn and kept: it is never executed.
 * @throws access.not_found, access.denied, conflict.archived, brand.page_type_unknown, capture.too_many
 */
export async function uploadPage(deps: Deps, principal: Principal, input: z.infer<typeof uploadPageSchema>): Promise<PageCapture> {
  const upload = await compress(input.html);
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const brand = await assertChangeableBrand(tx, principal, { brandId: input.brandId, permission: 'knowledge.update' });
    assertKnownPageTypes(brand, [input.pageType]);
    const id = await addCapture(deps, tx, { brandId: brand.id, pageType: input.pageType, source: 'upload', address: input.fileName, upload });
    return { result: await readCapture(tx, id), ledger: [entryOf(id, brand.id, { source: 'upload', fileName: input.fileName, pageType: input.pageType })] };
  });
}

/** Only pages of the shop, and of the demonstration shop of this installation. */
function assertOwnPage({ config }: Deps, brand: Brand, url: string): void {
  const hosts = brandHosts(brand);
  const demo = config.storefrontUrl === null ? [] : [new URL(config.storefrontUrl).host];
  if (!isOnHosts(url, [...hosts, ...demo])) throw new DomainError('page.foreign_host', { host: new URL(url).host, known: hosts.join(', ') });
}

async function addCapture({ clock }: Deps, tx: TenantTransaction, capture: NewCapture): Promise<number> {
  const since = new Date(clock.now().getTime() - HOUR_MS);
  if ((await countCapturesSince(tx, capture.brandId, since)) >= HOURLY_LIMIT) throw new DomainError('capture.too_many', { limit: HOURLY_LIMIT });
  const id = await insertCapture(tx, capture);
  const { organizationId } = tx.tenantContext;
  await enqueueJob(tx, 'pages.capture', { payload: { organizationId, captureId: id }, jobKey: `capture:${id}` });
  return id;
}

async function readCapture(tx: TenantTransaction, id: number): Promise<PageCapture> {
  const capture = await findCapture(tx, id);
  if (capture === null) throw new DomainError('access.not_found', { what: 'page capture' });
  return capture;
}

const entryOf = (id: number, brandId: number, after: Readonly<Record<string, string>>) => ({ action: 'page_capture.requested' as const, objectType: 'page_capture', objectId: id, brandId, after });
