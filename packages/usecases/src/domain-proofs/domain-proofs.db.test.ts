import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBrowser } from '@safecode/browser/create-browser';
import type { Principal } from '@safecode/domain/access/principal';
import type { BrandDomain } from '@safecode/domain/domain-proofs/domain-proof';
import { startFakeDns, type FakeDns } from '@safecode/testing/fake-dns/fake-dns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization } from '../../test/people-scene.js';
import { createBrand } from '../brands/create-brand.js';
import { updateBrand } from '../brands/update-brand.js';
import { getHealth } from '../selector-health/get-health.js';
import { visitPage } from '../selector-health/visit-page.js';
import { addWatchedPage } from '../selector-health/watched-pages.js';
import { checkDomain, setRobotsOverride } from './change-domain.js';
import { listDomains } from './list-domains.js';
import { runProofCheck, scheduleProofChecks } from './run-proof-check.js';

const scene = await peopleScene();
const { admin } = scene.database;
const HOUR = 3_600_000;
const NAMED = 'shop.example';

/** What the shop answers by path; its robots.txt lets nobody in. */
const ROBOTS = { status: 200, type: 'text/plain', body: 'User-agent: *\nDisallow: /' };
const shop: Record<string, { status: number; type: string; body: string; location?: string }> = {};
let server: Server;
let dns: FakeDns;
let host = '';
let organization: Organization;
let admins: Principal;
let editor: Principal;
let brandId = 0;
let now: Date;
const deps = () => ({ ...scene.deps, clock: { now: () => now }, browser: createBrowser(host, dns.address) });
const refusalOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

beforeAll(async () => {
  dns = await startFakeDns();
  server = createServer((request, response) => {
    const { status, type, body, location } = shop[request.url ?? ''] ?? { status: 404, type: 'text/plain', body: 'none' };
    response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await dns.close();
});

beforeEach(async () => {
  Object.assign(shop, { '/robots.txt': ROBOTS, '/p': { status: 200, type: 'text/html', body: '<!doctype html><title>Cap</title><h1>Cap</h1>' } });
  organization = await scene.organization();
  admins = await (await organization.join('Mara', 'admin')).principal();
  editor = await (await organization.join('Noor', 'editor')).principal();
  now = new Date();
  const brand = await createBrand(deps(), admins, { name: 'Fern', slug: 'fern', site: `http://${host}`, domains: [NAMED], ownPrefix: 'fn-', pageTypes: ['pdp'], description: '' });
  brandId = brand.id;
});
afterEach(() => {
  for (const path of Object.keys(shop)) delete shop[path];
  dns.records.clear();
});

async function domain(wanted: string): Promise<BrandDomain> {
  const found = (await listDomains(deps(), editor, { brandId })).rows.find((row) => row.host === wanted);
  if (found === undefined) throw new Error(`${wanted} is not listed.`);
  return found;
}

/** Asks for a check and runs its job, as the worker would. */
async function check(wanted: string): Promise<BrandDomain> {
  await checkDomain(deps(), admins, { brandId, host: wanted });
  const { rows } = await admin.query<{ id: number }>('select id from domain_proofs where brand_id = $1 and host = $2', [brandId, wanted]);
  await runProofCheck(deps(), { organizationId: organization.id, proofId: rows[0]?.id ?? 0 });
  return domain(wanted);
}

const publishFile = async (wanted: string): Promise<void> => {
  const { records } = await domain(wanted);
  shop['/.well-known/safecode-proof.txt'] = { status: 200, type: 'text/plain', body: `safecode-proof=of-another-brand\n${records.file.content}\n` };
};
const actions = async (): Promise<string[]> => (await organization.ledger()).map(({ action }) => action).filter((action) => action.startsWith('domain.'));

describe('the hosts of a brand', () => {
  it('are listed with what proves each, the same every time and another for every brand', async () => {
    const { rows } = await listDomains(deps(), editor, { brandId });
    expect(rows.map((row) => [row.host, row.state, row.records.dns?.name, row.records.file.url, row.records.meta.url])).toEqual([
      [host, 'unproved', undefined, `http://${host}/.well-known/safecode-proof.txt`, `http://${host}/`],
      [NAMED, 'unproved', `_safecode-proof.${NAMED}`, `https://${NAMED}/.well-known/safecode-proof.txt`, `https://${NAMED}/`],
    ]);
    expect((await listDomains(deps(), editor, { brandId })).rows).toEqual(rows);
    const twin = await createBrand(deps(), admins, { name: 'Twin', slug: 'twin', site: `http://${host}`, domains: [], ownPrefix: 'tw-', pageTypes: ['pdp'], description: '' });
    expect((await listDomains(deps(), admins, { brandId: twin.id })).rows[0]?.records.file.content).not.toBe(rows[0]?.records.file.content);
  });

  it('are left out where nothing can be asked', async () => {
    const brand = await createBrand(deps(), admins, { name: 'Odd', slug: 'odd', site: `http://${host}`, domains: ['shop.example:99999', '300.1.1.1'], ownPrefix: 'od-', pageTypes: ['pdp'], description: '' });
    expect((await listDomains(deps(), admins, { brandId: brand.id })).rows.map((row) => row.host)).toEqual([host]);
    expect(await refusalOf(checkDomain(deps(), admins, { brandId: brand.id, host: '300.1.1.1' }))).toMatchObject({ code: 'domain.unknown' });
  });

  it('are checked and decided about by those who may change the brand', async () => {
    expect(await refusalOf(checkDomain(deps(), editor, { brandId, host }))).toMatchObject({ code: 'access.denied' });
    expect(await refusalOf(setRobotsOverride(deps(), editor, { brandId, host, watchDespiteRobots: true }))).toMatchObject({ code: 'access.denied' });
    expect(await refusalOf(checkDomain(deps(), admins, { brandId, host: 'other.example' }))).toMatchObject({ code: 'domain.unknown', message: expect.stringContaining(NAMED) });
  });
});

describe('a proof', () => {
  it('is found in the file, among the lines of other brands', async () => {
    expect(await check(host)).toMatchObject({ state: 'unproved', isChecking: false, findings: [{ method: 'file', outcome: 'missing' }, { method: 'meta', outcome: 'missing' }] });
    await publishFile(host);
    await checkDomain(deps(), admins, { brandId, host });
    expect(await check(host)).toMatchObject({ state: 'verified', method: 'file', verifiedAt: now.toISOString() });
    expect(await actions()).toEqual(['domain.check_requested', 'domain.check_requested', 'domain.check_requested', 'domain.verified']);
  });

  it('is found in the TXT record, in whatever pieces, when the web server cannot be reached', async () => {
    const { records } = await domain(NAMED);
    dns.records.set(records.dns?.name ?? '', ['v=spf1 -all', records.dns?.value ?? '']);
    expect(await check(NAMED)).toMatchObject({ state: 'verified', method: 'dns', findings: [{ outcome: 'found' }, { outcome: 'unreachable' }, { outcome: 'unreachable' }] });
  });

  it('is found in the head of the front page, and not where visitors write', async () => {
    const { records } = await domain(host);
    const front = (head: string, body: string) => {
      shop['/'] = { status: 200, type: 'text/html', body: `<!doctype html><html><head><title>Shop</title>${head}</head><body><p>Reviews</p>${body}</body></html>` };
    };
    front('', records.meta.tag);
    expect(await check(host)).toMatchObject({ state: 'unproved', findings: [expect.anything(), { method: 'meta', outcome: 'missing' }] });
    front('<meta name="safecode-proof" content="">', '');
    expect(await check(host)).toMatchObject({ state: 'unproved', findings: [expect.anything(), { detail: expect.stringContaining('another value') }] });
    front(records.meta.tag, '');
    expect(await check(host)).toMatchObject({ state: 'verified', method: 'meta' });
  });

  it('does not count on another host, to which anybody could have the shop redirect', async () => {
    await publishFile(host);
    const file = shop['/.well-known/safecode-proof.txt'];
    const elsewhere = createServer((_, response) => response.end(file?.body));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const other = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    shop['/.well-known/safecode-proof.txt'] = { status: 302, type: 'text/plain', body: '', location: `http://${other}/file` };
    const browser = createBrowser(`${host},${other}`, dns.address);
    await checkDomain(deps(), admins, { brandId, host });
    const { rows } = await admin.query<{ id: number }>('select id from domain_proofs where brand_id = $1', [brandId]);
    await runProofCheck({ ...deps(), browser }, { organizationId: organization.id, proofId: rows[0]?.id ?? 0 });
    expect(await domain(host)).toMatchObject({ state: 'unproved', findings: [{ method: 'file', outcome: 'missing', detail: expect.stringContaining(other) }, expect.anything()] });
    elsewhere.closeAllConnections();
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  it('is not fetched from a private address that the operator does not allow', async () => {
    await publishFile(host);
    await checkDomain(deps(), admins, { brandId, host });
    const { rows } = await admin.query<{ id: number }>('select id from domain_proofs where brand_id = $1', [brandId]);
    await runProofCheck({ ...deps(), browser: createBrowser('', dns.address) }, { organizationId: organization.id, proofId: rows[0]?.id ?? 0 });
    expect(await domain(host)).toMatchObject({ state: 'unproved', findings: [{ outcome: 'unreachable', detail: expect.stringContaining('not public') }, expect.anything()] });
  });

  it('is looked for by the schedule, and ends with the host', async () => {
    await publishFile(host);
    await check(host);
    const due = async () => {
      await admin.query('update domain_proofs set next_check_at = now() where brand_id = $1', [brandId]);
      return scheduleProofChecks(deps());
    };
    expect(await due()).toBe(1);
    expect(await scheduleProofChecks(deps())).toBe(0);
    await updateBrand(deps(), admins, { name: 'Fern', slug: 'fern', site: 'https://moved.example', domains: [], ownPrefix: 'fn-', pageTypes: ['pdp'], description: '', id: brandId, expectedVersion: 0 });
    const { rows } = await admin.query<{ id: number }>('select id from domain_proofs where brand_id = $1', [brandId]);
    await runProofCheck(deps(), { organizationId: organization.id, proofId: rows[0]?.id ?? 0 });
    expect((await admin.query('select state, next_check_at from domain_proofs where brand_id = $1', [brandId])).rows).toEqual([{ state: 'lapsed', next_check_at: null }]);
  });
});

describe('a robots.txt that says no', () => {
  it('holds until the host is proved and somebody decides so, and holds again when the proof is gone', async () => {
    const page = await addWatchedPage(deps(), admins, { brandId, pageType: 'pdp', url: `http://${host}/p`, viewport: { width: 1280, height: 900 }, everyMinutes: 360 });
    const visit = async (): Promise<string | null | undefined> => {
      await visitPage(deps(), { organizationId: organization.id, pageId: page.id });
      return (await getHealth(deps(), editor, { brandId })).pages[0]?.lastOutcome;
    };
    expect(await visit()).toBe('refused');
    expect(await refusalOf(setRobotsOverride(deps(), admins, { brandId, host, watchDespiteRobots: true }))).toMatchObject({ code: 'domain.not_verified' });
    await publishFile(host);
    await check(host);
    expect(await visit()).toBe('refused');
    expect(await setRobotsOverride(deps(), admins, { brandId, host, watchDespiteRobots: true })).toMatchObject({ watchDespiteRobots: true, overrideBy: 'Mara' });
    expect((await getHealth(deps(), editor, { brandId })).robotsOverrides).toEqual([{ host, by: 'Mara', at: now.toISOString() }]);
    expect(await visit()).toBe('seen');

    delete shop['/.well-known/safecode-proof.txt'];
    expect(await check(host)).toMatchObject({ state: 'verified', watchDespiteRobots: true, graceEndsAt: new Date(now.getTime() + HOUR).toISOString() });
    now = new Date(now.getTime() + HOUR);
    expect(await check(host)).toMatchObject({ state: 'lapsed', watchDespiteRobots: false, overrideBy: null });
    expect((await getHealth(deps(), editor, { brandId })).robotsOverrides).toEqual([]);
    expect(await visit()).toBe('refused');
    const entries = (await organization.ledger()).filter(({ action }) => /^domain\.(verified|lapsed|robots)/.test(action));
    expect(entries).toMatchObject([
      { action: 'domain.verified', object_id: host, actor: { label: 'Domain check' }, after: { state: 'verified', method: 'file' } },
      { action: 'domain.robots_override_changed', object_id: host, actor: { label: 'Mara' }, before: { watchDespiteRobots: false }, after: { watchDespiteRobots: true, provedBy: 'file' } },
      { action: 'domain.lapsed', before: { state: 'verified', watchDespiteRobots: true }, after: { state: 'lapsed', watchDespiteRobots: false } },
    ]);
  });
});
