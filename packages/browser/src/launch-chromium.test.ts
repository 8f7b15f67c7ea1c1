import { createServer, type Server } from 'node:http';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareChromiumFiles } from './chromium-files.js';
import { BrowserUnavailableError, launchChromium } from './launch-chromium.js';

const PAGE = `<!doctype html><title>Shop</title><button id="buy">Buy</button><output></output>
<script>document.getElementById('buy').onclick = () => { document.querySelector('output').textContent = 'bought'; };</script>`;

describe('launchChromium', () => {
  let browser: Browser;
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PAGE));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it('opens pages and clicks, also on a second page of the same browser', async () => {
    for (let round = 0; round < 2; round += 1) {
      const page = await browser.newPage();
      await page.goto(`${origin}/`);
      await page.click('#buy');
      expect(await page.textContent('output')).toBe('bought');
      expect(await page.title()).toBe('Shop');
    }
  });

  it('draws text', async () => {
    const page = await browser.newPage();
    await page.setContent('<span style="font-size:40px">Free shipping</span>');
    const box = await page.locator('span').boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    expect((await page.screenshot()).length).toBeGreaterThan(1_000);
  });

  it('keeps the same-origin policy, unlike the arguments that its package suggests', async () => {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>stranger</title>');
    const outcome = await page.evaluate(async (url) => fetch(url).then(() => 'read', () => 'refused'), origin);
    expect(outcome).toBe('refused');
  });

  it('says what to do when the browser that was asked for is not there', async () => {
    await expect(launchChromium({ executablePath: '/nowhere/chromium' })).rejects.toThrow(BrowserUnavailableError);
    await expect(launchChromium({ executablePath: '/nowhere/chromium' })).rejects.toThrow(/nowhere.*Check CHROMIUM_PATH/);
  });
});

describe('prepareChromiumFiles', () => {
  it('unpacks once when asked several times at once, and leaves only the whole', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'unpack-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    try {
      const found = await Promise.all([prepareChromiumFiles(), prepareChromiumFiles(), prepareChromiumFiles()]);
      expect(new Set(found.map(({ executable }) => executable)).size).toBe(1);
      const [base = ''] = readdirSync(temporary);
      expect(readdirSync(join(temporary, base))).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+-\w+$/)]);
      expect(process.env['TMPDIR']).toBe(temporary);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(temporary, { recursive: true, force: true });
    }
    // Unpacking is work for a processor alone: seconds, or a minute on a busy machine.
  }, 120_000);
});
