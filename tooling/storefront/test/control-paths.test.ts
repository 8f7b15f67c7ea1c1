import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment } from '../src/environment.js';
import { startShop, type RunningShop } from './running-shop.js';

let shop: RunningShop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop.stop());

const put = (body: unknown, type = 'application/json'): Promise<Response> =>
  fetch(`${shop.url}/__variation`, { method: 'PUT', headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const page = async (path: string): Promise<string> => (await fetch(shop.url + path)).text();

describe('the version', () => {
  const post = (body: unknown): Promise<Response> =>
    fetch(`${shop.url}/__version`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('can be switched while the shop runs', async () => {
    expect(await page('/')).toContain('class="hero__title"');
    expect(await (await post({ version: 2 })).json()).toEqual({ version: 2 });
    expect(await page('/')).toContain('class="splash__heading"');
    expect(await page('/')).not.toContain('hero__title');
    await post({ version: 1 });
    expect(await page('/')).toContain('class="hero__title"');
  });

  it('can be chosen for one request by address or header', async () => {
    expect(await page('/?v=2')).toContain('splash__heading');
    expect(await (await fetch(`${shop.url}/`, { headers: { 'x-storefront-version': '2' } })).text()).toContain('splash__heading');
    expect(await page('/?v=3')).toContain('hero__title');
    expect(await (await fetch(`${shop.url}/assets/shop.css?v=2`)).text()).toContain('.splash__heading');
  });

  it.each([[{ version: 3 }], [{}], [[]]])('refuses %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});

describe('a variation', () => {
  it('is loaded in the head by pages of its type only, and is gone when deleted', async () => {
    await put({ javascript: 'document.title = "x";', css: 'body { color: red }', pageType: 'pdp' });
    const product = await page('/p/harrow-shell-jacket');
    expect(product.indexOf('<script src="/__variation.js?page=pdp">')).toBeGreaterThan(0);
    expect(product.indexOf('/__variation.js')).toBeLessThan(product.indexOf('<body'));
    expect(product).toContain('<link rel="stylesheet" href="/__variation.css?page=pdp">');
    expect(await page('/__variation.js?page=pdp')).toBe('document.title = "x";');
    expect(await page('/__variation.css?page=home')).toBe('');
    expect(await page('/')).not.toContain('__variation');
    await fetch(`${shop.url}/__variation`, { method: 'DELETE' });
    expect(await page('/p/harrow-shell-jacket')).not.toContain('__variation');
  });

  it('of page type global is on every page, and only the parts it has are loaded', async () => {
    await put({ css: 'p { color: red }', pageType: 'global' });
    for (const path of ['/', '/cart', '/checkout', '/pages/about']) {
      const text = await page(path);
      expect(text).toContain('/__variation.css');
      expect(text).not.toContain('/__variation.js');
    }
  });

  it.each([
    ['{"javascript": 1}', 'application/json', 400],
    ['not json', 'application/json', 400],
    ['{"javascript": ""}', 'text/plain', 415],
    [JSON.stringify({ javascript: 'x'.repeat(500_000) }), 'application/json', 413],
  ])('is refused when the body cannot be used (%#)', async (body, type, status) => {
    expect((await put(body, type)).status).toBe(status);
  });
});

/** fetch sets the host itself; a foreign one needs a plain request. */
function statusWithHost(host: string, method: string, path: string): Promise<number> {
  const { hostname, port } = new URL(shop.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('lets nobody use the control paths under another name than the loopback one', async () => {
  expect(await statusWithHost('evil.example', 'DELETE', '/__variation')).toBe(403);
  expect(await statusWithHost('evil.example', 'GET', '/__version')).toBe(403);
  expect(await statusWithHost('evil.example', 'GET', '/')).toBe(200);
  expect(await statusWithHost('localhost:4001', 'DELETE', '/__variation')).toBe(200);
});

describe('the environment', () => {
  it('prefers STOREFRONT_PORT and has defaults', () => {
    expect(readEnvironment({})).toEqual({ host: '127.0.0.1', port: 4001, version: 1 });
    expect(readEnvironment({ PORT: '5000', STOREFRONT_PORT: '6000', STOREFRONT_VERSION: '2' })).toEqual({ host: '127.0.0.1', port: 6000, version: 2 });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be'],
    [{ STOREFRONT_PORT: '70000' }, 'STOREFRONT_PORT must be'],
    [{ STOREFRONT_VERSION: '3' }, 'STOREFRONT_VERSION must be'],
  ])('refuses %j and names the variable', (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message);
  });
});

describe('the proof', () => {
  const file = (): Promise<Response> => fetch(`${shop.url}/.well-known/safecode-proof.txt`);
  const putLine = (line: string): Promise<Response> => fetch(`${shop.url}/__proof`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ line }) });

  it('is a file with the line that was put in, and is gone when deleted', async () => {
    expect((await file()).status).toBe(404);
    await putLine('safecode-proof=abc');
    expect(await (await file()).text()).toBe('safecode-proof=abc\n');
    expect(await (await fetch(`${shop.url}/__proof`, { method: 'DELETE' })).json()).toEqual({ line: '' });
    expect((await file()).status).toBe(404);
  });
});
