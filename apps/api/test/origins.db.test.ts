import { describe, expect, it } from 'vitest';
import { makeKey, makeOrganization, send, signIn } from './fixtures.js';
import { rawRequest } from './raw-request.js';
import { startApi } from './start-api.js';

const api = await startApi();
const production = await startApi({ database: api.database, isDevelopment: false, publicUrl: 'https://codes.shop.example' });
const shop = await makeOrganization(api);
const cookie = await signIn(api, shop.ownerEmail);
const key = await makeKey(api, shop.id);
const FOREIGN = ['https://evil.example', 'null', 'http://127.0.0.1:1', `${api.url}.evil.example`, api.url.replace('http:', 'https:'), 'http://localhost'];

describe('a change by cookie', () => {
  const change = (headers: Record<string, string>, path = '/trpc/session.endOtherDevices') => send(`${api.url}${path}`, { method: 'POST', headers: { cookie, ...headers }, body: '' });

  it('is taken from the own pages', async () => expect((await change({ origin: api.url })).status).toBe(200));
  it.each(FOREIGN)('is refused from %s', async (origin) => {
    const { status, body } = await change({ origin });
    expect(status).toBe(403);
    expect(body).toMatchObject({ data: { domainCode: 'auth.origin_refused' } });
  });
  it('is refused without an origin', async () => expect((await change({})).status).toBe(403));

  // A form post needs no preflight, and the library runs mutations without input for it.
  it.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream', ''])('is refused as %j, from elsewhere by its origin and from here by its type', async (type) => {
    const body = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    const post = (origin: string) => send(`${api.url}/trpc/session.endOtherDevices`, { body, headers: { cookie, origin, 'content-type': type } });
    expect((await post('https://evil.example')).status).toBe(403);
    expect((await post(api.url)).status).toBe(415);
  });

  it('is refused on REST too', async () => {
    const post = (origin: string) => send(`${api.url}/api/v1/verifications`, { body: { brand: 'fixture', pageType: 'pdp', css: '.fx-a{}' }, headers: { cookie, origin, 'x-organization': shop.slug } });
    expect((await post('https://evil.example')).status).toBe(403);
    expect((await post(api.url)).status).toBe(200);
  });

  it('is refused for signing in as somebody else, before there is a cookie', async () => {
    const answer = await send(`${api.url}/trpc/session.signIn`, { body: { email: shop.ownerEmail, password: 'x' }, headers: { origin: 'https://evil.example' } });
    expect(answer.status).toBe(403);
  });
});

describe('a change by key', () => {
  it.each([...FOREIGN, undefined])('is a matter of the key, not of the origin (%s)', async (origin) => {
    const answer = await send(`${api.url}/api/v1/verifications`, { bearer: key, body: { brand: 'fixture', pageType: 'pdp', css: '.fx-a{}' }, headers: origin === undefined ? {} : { origin } });
    expect(answer.status).toBe(200);
  });

  it('does not borrow the rights of a cookie that came along', async () => {
    const answer = await send(`${api.url}/trpc/session.devices`, { bearer: key, headers: { cookie } });
    expect(answer.status).toBe(401);
  });
});

describe('a method without effect', () => {
  it('needs no origin', async () => {
    expect((await send(`${api.url}/trpc/session.current`, { headers: { cookie } })).status).toBe(200);
  });
  it('cannot run a mutation', async () => {
    for (const path of ['/trpc/session.endOtherDevices', '/trpc/session.signOut?batch=1']) {
      expect((await send(`${api.url}${path}`, { headers: { cookie } })).status).toBeGreaterThanOrEqual(400);
    }
    expect((await send(`${api.url}/trpc/session.current`, { headers: { cookie } })).body).toMatchObject({ result: { data: { user: {} } } });
  });
});

describe('hosts', () => {
  const ask = (url: string, host: string) => rawRequest(url, { path: '/discovery', headers: { host } });
  it.each(['evil.example', 'evil.example:4000', '127.0.0.1.evil.example', '10.0.0.1'])('"%s" gets nothing', async (host) => {
    expect((await ask(api.url, host)).status).toBe(421);
    expect((await ask(production.url, host)).status).toBe(421);
  });
  it.each(['localhost:4000', '127.0.0.1', '[::1]:80', 'LOCALHOST'])('"%s" is this machine', async (host) => expect((await ask(api.url, host)).status).toBe(200));
  it('the public address is known', async () => expect((await ask(production.url, 'codes.shop.example')).status).toBe(200));
  it('health is told to whoever asks', async () => expect((await rawRequest(api.url, { path: '/healthz', headers: { host: '10.0.0.1' } })).status).toBe(200));
});

describe('calls across origins', () => {
  const preflight = (address: string, origin: string) =>
    fetch(address, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });

  it.each(['/discovery', '/tools/list-brands', '/tools/generate-variation-code', '/discovery/tools/list-brands', '/api/v1/opal/generate-code'])('%s opens to a debugger on this machine while developing', async (path) => {
    const { status, headers } = await preflight(`${api.url}${path}`, 'http://localhost:5173');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toContain('Origin');
  });

  it.each([
    ['another site while developing', `${api.url}/discovery`, 'https://evil.example'],
    ['a loopback name that is none', `${api.url}/discovery`, 'http://localhost.evil.example'],
    ['an https page of this machine', `${api.url}/discovery`, 'https://localhost:5173'],
    ['the machine’s own pages in production', `${production.url}/discovery`, 'http://localhost:5173'],
    ['tRPC, ever', `${api.url}/trpc/session.current`, 'http://localhost:5173'],
    ['REST, ever', `${api.url}/api/v1/brands`, 'http://localhost:5173'],
  ])('stay closed for %s', async (_, address, origin) => {
    const { headers } = await preflight(address, origin);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('the answer of a call is readable there too', async () => {
    const answer = await send(`${api.url}/tools/list-brands`, { bearer: shop.opalToken, body: {}, headers: { origin: 'http://localhost:5173' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  });
});

describe('headers', () => {
  it.each(['/', '/healthz', '/discovery', '/api/docs', '/api/v1/openapi.json', '/trpc/session.current', '/api/v1/brands', '/no/such/page'])('%s carries them', async (path) => {
    const { headers } = await send(`${api.url}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('insist on https where the product is reached by it', async () => {
    expect((await send(`${production.url}/healthz`)).headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('take a plain correlation id and no other', async () => {
    const idOf = async (id: string) => (await send(`${api.url}/healthz`, { headers: { 'x-correlation-id': id } })).headers.get('x-correlation-id');
    expect(await idOf('abcd-1234')).toBe('abcd-1234');
    expect(await idOf('<script>alert(1)</script>')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
