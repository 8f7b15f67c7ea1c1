import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeKey, makeOrganization, send, signIn } from './fixtures.js';
import { rawRequest } from './raw-request.js';
import { startApi } from './start-api.js';

const folder = mkdtempSync(join(tmpdir(), 'console-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Console</title>');
writeFileSync(join(folder, 'assets', 'main-abc123.js'), `console.log('${'x'.repeat(3000)}')`);
writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
afterAll(() => rmSync(folder, { recursive: true }));

const api = await startApi({ consoleDirectory: folder, metricsToken: 'a-token-for-metrics' });
const shop = await makeOrganization(api);

describe('the console', () => {
  it('is a new page with a new nonce each time, allowed by the policy of that answer', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/o/shop/b/x/code/7/findings', '/sign-in?next=%2F']) {
      const { status, headers, text } = await send(`${api.url}${path}`);
      const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? '';
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
      expect(headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('has files that are kept for a year, because their name changes with them', async () => {
    const { status, headers } = await send(`${api.url}/assets/main-abc123.js`);
    expect([status, headers.get('cache-control'), headers.get('content-encoding')]).toEqual([200, 'public, max-age=31536000, immutable', 'gzip']);
    expect((await send(`${api.url}/favicon.svg`)).headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('does not answer its page for a file or a call that is not there', async () => {
    for (const path of ['/assets/main-old.js', '/api/v1/nothing', '/trpc/nothing', '/tools/nothing', '/api/nothing']) {
      const { status, headers, text } = await send(`${api.url}${path}`);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
      expect(text).not.toContain('<title>');
    }
  });

  it('keeps what lies outside its folder to itself', async () => {
    for (const path of ['/assets/../../../etc/passwd', '/assets/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd']) {
      const { text } = await rawRequest(api.url, { path, headers: { host: '127.0.0.1' } });
      expect(text).not.toContain('root:');
    }
  });
});

describe('health and figures', () => {
  it('the process is there and a request would succeed', async () => {
    expect((await send(`${api.url}/healthz`)).body).toEqual({ status: 'ok' });
    expect((await send(`${api.url}/readyz`)).body).toEqual({ status: 'ready', checks: { database: true, migrations: true, queue: true } });
  });

  it('figures are for this machine, or for whoever has the token', async () => {
    const figures = (headers: Record<string, string>) => send(`${api.url}/metrics`, { headers });
    expect(await figures({})).toMatchObject({ status: 200, text: expect.stringContaining('http_request_duration_seconds_count{app="api",method="GET",route="/readyz",status="2xx"}') });
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) expect((await figures({ [header]: '1.2.3.4' })).status).toBe(404);
    expect((await figures({ 'x-forwarded-for': '1.2.3.4', authorization: 'Bearer a-token-for-metrics' })).status).toBe(200);
    expect((await figures({ 'x-forwarded-for': '1.2.3.4', authorization: 'Bearer another' })).status).toBe(404);
  });

  it('routes are figures, addresses are not', async () => {
    await send(`${api.url}/api/v1/brands/123456?secret=abc`, { bearer: shop.opalToken });
    const { text } = await send(`${api.url}/metrics`);
    expect(text).toContain('route="/api/v1/brands/{id}"');
    expect(text).not.toContain('123456');
  });
});

describe('what goes wrong inside', () => {
  it('is told by a correlation id and nothing else, and logged with its cause', async () => {
    const broken = await startApi();
    const organization = await makeOrganization(broken);
    const key = await makeKey(broken, organization.id);
    const cookie = await signIn(broken, organization.ownerEmail);
    await broken.database.admin.query('alter table brands rename to brands_gone');
    const calls = [
      await send(`${broken.url}/api/v1/brands`, { bearer: key }),
      await send(`${broken.url}/trpc/brands.list?input=%7B%7D`, { headers: { cookie, 'x-organization': organization.slug } }),
      await send(`${broken.url}/tools/list-brands`, { bearer: organization.opalToken, body: {} }),
      await send(`${broken.url}/tools/generate-variation-code`, { bearer: organization.opalToken, body: { brand: 'fixture', page_type: 'pdp', description: 'a note' } }),
    ];
    for (const { status, text, headers } of calls) {
      expect(status).toBe(500);
      expect(text).toContain(headers.get('x-correlation-id'));
      expect(text).toContain('Something went wrong on our side.');
      expect(text).not.toMatch(/relation "|brands_gone|select|\.ts|at \w+ \(/);
    }
    expect(broken.errors.length).toBeGreaterThanOrEqual(calls.length);
    expect(broken.errors[0]?.error).toBeInstanceOf(Error);
    const rows = await broken.database.admin.query('select outcome, completed_at, answer from opal_requests');
    expect(rows.rows).toEqual([expect.objectContaining({ outcome: 'internal', answer: null }), expect.objectContaining({ outcome: 'internal', answer: null })]);
  });
});

describe('too many requests', () => {
  it('of one key are refused for a while, and other keys go on', async () => {
    const limited = await startApi({ perKeyPerMinute: 3, database: api.database });
    const ask = (bearer: string) => send(`${limited.url}/tools/list-brands`, { bearer, body: {} });
    expect([(await ask(shop.opalToken)).status, (await ask(shop.opalToken)).status, (await ask(shop.opalToken)).status]).toEqual([200, 200, 200]);
    const refused = await ask(shop.opalToken);
    expect(refused).toMatchObject({ status: 429, body: { data: { domainCode: 'limit.requests' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(await makeKey(api, shop.id, { kind: 'opal' }))).status).toBe(200);
  });

  it('of one address are refused, whatever address a header claims', async () => {
    const limited = await startApi({ perAddressPerMinute: 2, database: api.database });
    const ask = (claimed: string) => send(`${limited.url}/trpc/session.current`, { headers: { 'x-forwarded-for': claimed } });
    expect([(await ask('1.1.1.1')).status, (await ask('2.2.2.2')).status, (await ask('3.3.3.3')).status]).toEqual([200, 200, 429]);
  });

  it('with wrong keys end the guessing, also for a right one', async () => {
    const limited = await startApi({ database: api.database });
    const ask = (bearer: string) => send(`${limited.url}/tools/list-brands`, { bearer, body: {} });
    for (let tries = 0; tries < 120; tries += 1) expect((await ask(`opal_guess_${tries}`)).status).toBe(401);
    expect((await ask('opal_guess_again')).status).toBe(429);
    expect((await ask(shop.opalToken)).status).toBe(429);
  });
});
