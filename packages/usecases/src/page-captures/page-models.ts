import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { PageReference, ViewportName } from '@safecode/domain/page-captures/page-capture';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { readViewContent } from '@safecode/database/page-captures/page-view-repository';
import type { Page } from '@safecode/selectors/page/page';
import { parsePage } from '@safecode/selectors/page/parse-page';
import { LRUCache } from 'lru-cache';
import type { PageLayout, PlacedElement } from '../browser-port.js';
import type { Deps } from '../deps.js';
import { placeElements } from './place-elements.js';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** Captures are bounded where they are made; this holds for what the database gives back. */
const MOST_BYTES = 64_000_000;
/** Elements of pages that are kept read: some hundred megabytes at most. */
const KEPT_ELEMENTS = 150_000;

/** A page as it was seen through one window, ready to be searched. */
export interface PageModel {
  readonly html: string;
  readonly page: Page;
  /** By element index; null when the page was seen before places were kept. */
  readonly places: readonly (PlacedElement | undefined)[] | null;
  readonly shadowRoots: readonly Page[];
  readonly frames: PageLayout['frames'];
}

/** Pages that were read, by organisation and view: what was seen never changes, and somebody who types asks again at once. */
export class PageModelCache {
  readonly models = new LRUCache<string, PageModel>({ maxSize: KEPT_ELEMENTS, sizeCalculation: ({ page }) => page.elements.length + 1 });
}

/** What a layout is stored as. */
export const packLayout = (layout: PageLayout): Promise<Buffer> => compress(JSON.stringify(layout));

/**
 * The page as it was seen through a window, from the cache or the database. Whether the caller may see it was decided before.
 * @throws access.not_found when it has gone meanwhile
 */
export async function readPageModel(deps: Pick<Deps, 'pageModels'>, tx: TenantTransaction, { kind, id, viewport }: PageReference & { readonly viewport: ViewportName }): Promise<PageModel> {
  const key = `${tx.tenantContext.organizationId}:${kind}:${id}:${viewport}`;
  const known = deps.pageModels?.models.get(key);
  if (known !== undefined) return known;
  const content = await readViewContent(tx, { kind, id }, viewport);
  if (content === null) throw new DomainError('access.not_found', { what: 'page' });
  const model = await readModel(content);
  // A snapshot may get its layout later, from a visit that saw the same document.
  if (model.places !== null) deps.pageModels?.models.set(key, model);
  return model;
}

async function readModel({ html, layout }: { readonly html: Buffer; readonly layout: Buffer | null }): Promise<PageModel> {
  const read = async (packed: Buffer): Promise<string> => (packed.length === 0 ? '' : (await decompress(packed, { maxOutputLength: MOST_BYTES })).toString('utf8'));
  const text = await read(html);
  const known = layout === null || layout.length === 0 ? null : (JSON.parse(await read(layout)) as PageLayout);
  const page = parsePage(text, { scripting: known?.scripting ?? true });
  return {
    html: text,
    page,
    places: known === null ? null : placeElements(page, known.elements),
    shadowRoots: known?.shadowRoots.map((root) => parsePage(root.html)) ?? [],
    frames: known?.frames ?? [],
  };
}
