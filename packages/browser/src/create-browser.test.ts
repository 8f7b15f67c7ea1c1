import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../test/local-server.js';
import { createBrowser } from './create-browser.js';

describe('createBrowser', () => {
  let server: LocalServer;
  let origin = '';
  beforeAll(async () => {
    server = await startLocalServer('127.0.0.1', (request, response) => {
      switch (request.url) {
        case '/robots.txt':
          return void response.writeHead(200, { 'content-type': 'text/plain' }).end(`User-agent: *\nDisallow: /private\n# for ${request.headers['user-agent']} at ${request.headers.host}`);
        case '/moved':
          return void response.writeHead(301, { location: '/robots.txt' }).end();
        case '/circle':
          return void response.writeHead(302, { location: '/circle' }).end();
        case '/inward':
          return void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
        case '/large':
          return void response.writeHead(200).end('x'.repeat(600_000));
        case '/page':
          return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Open</title>');
        default:
          return void response.writeHead(404).end('none');
      }
    });
    origin = `http://127.0.0.1:${server.port}`;
  });
  afterAll(() => server.close());

  it('fetches texts, whatever their status, over redirects', async () => {
    const browser = createBrowser(`127.0.0.1:${server.port}`);
    await expect(browser.fetchText(`${origin}/moved`)).resolves.toEqual({ url: `${origin}/robots.txt`, status: 200, contentType: 'text/plain', text: `User-agent: *\nDisallow: /private\n# for SafeCodeProbe/1.0 at 127.0.0.1:${server.port}` });
    await expect(browser.fetchText(`${origin}/none`)).resolves.toMatchObject({ status: 404, text: 'none' });
  });

  it.each([['/circle', 'page.unreachable'], ['/inward', 'page.blocked'], ['/large', 'page.too_large']])('refuses %s with %s', async (path, code) => {
    await expect(createBrowser(`127.0.0.1:${server.port}`).fetchText(`${origin}${path}`)).rejects.toMatchObject({ code });
  });

  it('lets nobody in whom the list does not name', async () => {
    const hits = server.hits.length;
    const browser = createBrowser('127.0.0.1:1');
    await expect(browser.fetchText(`${origin}/robots.txt`)).rejects.toMatchObject({ code: 'page.blocked' });
    await expect(browser.capturePage({ url: `${origin}/page`, viewport: { width: 400, height: 300 }, selectors: [], screenshot: 'none' })).rejects.toMatchObject({ code: 'page.blocked' });
    expect(server.hits).toHaveLength(hits);
    await expect(createBrowser(`127.0.0.1:${server.port}`).capturePage({ url: `${origin}/page`, viewport: { width: 400, height: 300 }, selectors: [], screenshot: 'none' })).resolves.toMatchObject({ title: 'Open' });
  });

  it('does not start with a list it cannot read', () => {
    expect(() => createBrowser('http://shop/')).toThrow(/PROBE_ALLOW_HOSTS/);
  });
});
