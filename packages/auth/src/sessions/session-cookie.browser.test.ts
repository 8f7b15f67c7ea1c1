import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { launchChromium } from '@safecode/browser/launch-chromium';
import { afterAll, describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.js';

/** Sets the session cookie at each answer and keeps the headers it got. Listens on every address of the machine. */
const seen: IncomingHttpHeaders[] = [];
const server = createServer((request, response) => {
  if (request.url !== '/favicon.ico') seen.push(request.headers);
  const origin = `http://${request.headers.host ?? ''}`;
  response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': sessionCookie(origin).set('t0ken', new Date(Date.now() + 60_000)) });
  response.end('<title>page</title>');
}).listen(0, '0.0.0.0');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const browser = await launchChromium();
afterAll(async () => {
  await browser.close();
  server.close();
});

/** What the browser sends on its second visit, and what the page's scripts can read. */
async function secondVisit(host: string): Promise<{ sent: string | undefined; readable: unknown }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://${host}:${port}/`);
  await page.goto(`http://${host}:${port}/again`);
  const readable: unknown = await page.evaluate('document.cookie');
  await context.close();
  return { sent: seen.at(-1)?.cookie, readable };
}

describe('the session cookie in Chromium', () => {
  it.each(['127.0.0.1', 'localhost'])('is kept with __Host- and Secure over plain http on %s', async (host) => {
    expect(await secondVisit(host)).toEqual({ sent: '__Host-session=t0ken', readable: '' });
  });

  it('is kept under its plain name on an address that is not loopback', async () => {
    // 0.0.0.0 is this machine by a name that browsers do not trust as loopback.
    expect(await secondVisit('0.0.0.0')).toEqual({ sent: 'session=t0ken', readable: '' });
  });
});
