import { gzipSync } from 'node:zlib';
import { inTenant, inTenantCommand } from '@safecode/database/connection/in-tenant';
import { finishCapture, insertCapture } from '@safecode/database/page-captures/capture-repository';
import { keepView } from '@safecode/database/page-captures/page-view-repository';
import { insertWatchedPage } from '@safecode/database/selector-health/page-repository';
import { keepSnapshot } from '@safecode/database/selector-health/snapshot-repository';
import { tenantContextOf } from '@safecode/usecases/access/tenant-context';
import { packLayout } from '@safecode/usecases/page-captures/page-models';
import { describe, expect, it } from 'vitest';
import { makeKey, makeOrganization, send, signIn, type TestOrganization } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const own = await makeOrganization(api);
const other = await makeOrganization(api, 'other');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** A capture of a product page that is done, seen through a desktop. */
async function makeCapture({ owner, brand }: TestOrganization): Promise<number> {
  return inTenantCommand(api.database.db, tenantContextOf(owner), async (tx) => {
    const id = await insertCapture(tx, { brandId: brand.id, pageType: 'pdp', source: 'address', address: 'https://shop.example/p', upload: null });
    const html = gzipSync('<html><head></head><body><p class="price">€ 24</p><button class="buy">Add</button></body></html>');
    const layout = await packLayout({ scripting: true, elements: [['html', 0, 0, 9, 9, 1], ['head', 0, 0, 0, 0, 0], ['body', 0, 0, 9, 9, 1], ['p', 1, 2, 3, 4, 1], ['button', 5, 6, 7, 8, 0]], shadowRoots: [], frames: [] });
    await keepView(tx, { captureId: id, viewport: 'desktop', window: { width: 1280, height: 900 }, title: 'Page', html, layout, picture: { png: PNG, width: 1280, height: 900 } });
    await finishCapture(tx, id, { elements: [], at: new Date() });
    return { result: id, ledger: [{ action: 'page_capture.requested', objectType: 'page_capture', objectId: id, brandId: brand.id }] };
  });
}
const captureId = await makeCapture(own);
const theirs = await makeCapture(other);

describe('a selector tried over REST', () => {
  it('is tried on the newest look at a page of the type', async () => {
    const key = await makeKey(api, own.id);
    const query = new URLSearchParams({ brandId: String(own.brand.id), pageType: 'pdp', selector: '.price' });
    const { status, body } = await send(`${api.url}/api/v1/selectors/test?${query.toString()}`, { bearer: key });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      page: { kind: 'capture', id: captureId, address: 'https://shop.example/p' }, problem: null, listed: { name: 'Price', status: 'approved' },
      views: [{ viewport: 'desktop', verdict: 'one', count: 1, visibleCount: 1, matches: [{ tag: 'p', text: '€ 24', visible: true, box: { x: 1, y: 2, width: 3, height: 4 } }] }],
    });
  });
});

describe('a selector tried by Opal', () => {
  it('is answered in few words, also when it cannot be read', async () => {
    const call = (selector: string) => send(`${api.url}/tools/test-selector`, { bearer: own.opalToken, body: { parameters: { brand: own.brand.slug, page_type: 'pdp', selector } } });
    expect((await call('.buy')).body).toMatchObject({ ok: true, views: [{ viewport: 'desktop', count: 1, visible_count: 0 }], is_listed: false, message: expect.stringContaining('1 on the desktop') });
    expect((await call('.buy[')).body).toMatchObject({ ok: true, problem: '"[" is never closed.', views: [] });
  });
});

describe('the picture of a capture', () => {
  const picture = async (path: string) => {
    const cookie = await signIn(api, own.ownerEmail);
    return fetch(`${api.url}/api/v1/page-captures/${path}/picture?organization=${own.slug}`, { headers: { cookie } });
  };

  it('is sent as an image and as nothing else', async () => {
    const answer = await picture(`${captureId}/desktop`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  });

  it.each([`${theirs}/desktop`, `${captureId}/phone`, `${captureId}/tablet`, '2000000000/desktop', 'x/desktop'])('%s is a picture that does not exist', async (path) => {
    const answer = await picture(path);
    expect([answer.status, ((await answer.json()) as { data: { domainCode: string } }).data.domainCode]).toEqual([404, 'access.not_found']);
  });
});

describe('what a visit saw', () => {
  const part = async (snapshotId: number | string, name: string) => {
    const cookie = await signIn(api, own.ownerEmail);
    return fetch(`${api.url}/api/v1/page-snapshots/${snapshotId}/${name}?organization=${own.slug}`, { headers: { cookie } });
  };
  const makeSnapshot = ({ owner, brand }: TestOrganization): Promise<number> =>
    inTenant(api.database.db, tenantContextOf(owner), async (tx) => {
      const pageId = await insertWatchedPage(tx, brand.id, { pageType: 'pdp', url: 'https://shop.example/p', viewport: { width: 1280, height: 900 }, everyMinutes: 60 });
      return keepSnapshot(tx, { pageId, contentHash: 'hash', html: gzipSync('<script>alert(1)</script>'), picture: { png: PNG, width: 1280, height: 900 }, title: 'Page' });
    });

  it('is sent as an image, and as text to keep', async () => {
    const id = await makeSnapshot(own);
    const picture = await part(id, 'picture');
    expect([picture.status, picture.headers.get('content-type'), picture.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    const document = await part(id, 'document');
    expect([document.status, document.headers.get('content-type'), document.headers.get('content-disposition')]).toEqual([200, 'text/plain; charset=utf-8', `attachment; filename="page-${id}.txt"`]);
    expect(document.headers.get('content-security-policy')).toContain('sandbox');
    expect(await document.text()).toBe('<script>alert(1)</script>');
  });

  it.each(['picture', 'document'])('does not exist for others: %s', async (name) => {
    for (const id of [await makeSnapshot(await makeOrganization(api)), 2_000_000_000, 'x']) {
      const answer = await part(id, name);
      expect([answer.status, answer.headers.get('cache-control'), ((await answer.json()) as { data: { domainCode: string } }).data.domainCode]).toEqual([404, 'no-store', 'access.not_found']);
    }
  });
});
