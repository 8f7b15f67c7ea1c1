import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRequest } from '@safecode/usecases/browser-port';
import { startLocalServer, type LocalServer } from '../../test/local-server.js';
import { egressRules, type EgressRules } from '../egress/egress-target.js';
import { launchChromium } from '../launch-chromium.js';
import { askPage } from './ask-page.js';
import { capturePage } from './capture-page.js';
import { layOutPage } from './layout-script.js';
import { probePage } from './probe-script.js';

const FILLER = Array.from({ length: 3_000 }, (_value, index) => `<div class="row r${index % 500}"><span class="cell" data-n="${index}">Row ${index}</span></div>`).join('');
const SHOP = `<!doctype html><html><head><title>Shop</title><style>.hidden{display:none} #far{margin-top:4000px} .clear{opacity:0}</style></head><body><h1 id="name">Kettle</h1><p class="hidden price">1</p><p class="price">$2</p><p class="clear">x</p>
<button id="buy">Add to cart</button><div id="host"></div><iframe src="/frame" title="f"></iframe><p id="far">Far</p><output></output>
<script>document.querySelector('output').textContent = 'drawn'; document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<b class="inside">In</b>'; console.warn('a warning'); setTimeout(() => { throw new Error('late'); }, 0);
Document.prototype.querySelectorAll = () => []; Element.prototype.getBoundingClientRect = () => ({}); Array.prototype.map = () => ['changed'];</script></body></html>`;

const PAGES: Record<string, (set: (status: number, headers: Record<string, string>, body: string) => void) => void> = {
  '/shop': (set) => set(200, {}, SHOP),
  '/frame': (set) => set(200, {}, '<em class="framed">Framed</em>'),
  '/many': (set) => set(200, {}, `<!doctype html><body>${FILLER}`),
  '/moved': (set) => set(302, { location: '/shop' }, ''),
  '/gone': (set) => set(404, {}, 'no'),
  '/file': (set) => set(200, { 'content-type': 'application/pdf' }, '%PDF-'),
  '/download': (set) => set(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }, 'x'),
  '/huge': (set) => set(200, {}, `<p>Much</p><!--${'x'.repeat(2_000_000)}-->`),
  '/crowd': (set) => set(200, {}, Array.from({ length: 60 }, (_value, index) => `<img src="/frame?${index}" alt="">`).join('')),
  '/inward': (set) => set(302, { location: 'http://10.1.2.3/' }, ''),
};

describe('capturePage', () => {
  let server: LocalServer;
  let rules: EgressRules;
  let origin = '';
  beforeAll(async () => {
    server = await startLocalServer('127.0.0.1', (request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      if (path === '/never') return;
      const page = PAGES[path] ?? PAGES['/gone'];
      page?.((status, headers, body) => response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body));
    });
    origin = `http://127.0.0.1:${server.port}`;
    rules = egressRules(new Set([`127.0.0.1:${server.port}`]));
  });
  afterAll(() => server.close());

  const request = (path: string, more: Partial<CaptureRequest> = {}): CaptureRequest => ({ url: `${origin}${path}`, viewport: { width: 1280, height: 800 }, selectors: [], screenshot: 'none', ...more });

  it('sees the page as drawn, and asks it where its scripts cannot lie', async () => {
    const capture = await capturePage(request('/moved', { selectors: ['#name', '.price', '#far', '#buy', '.inside', '.framed', '.clear', 'p[', '.none'], screenshot: 'full', crops: ['#buy', '.none'] }), rules);
    expect(capture).toMatchObject({ url: `${origin}/shop`, status: 200, title: 'Shop', complete: true, shadowRoots: 1, refused: [] });
    const found = Object.fromEntries(capture.probes.map(({ selector, count, visibleCount, inShadowRoots, inFrames }) => [selector, [count, visibleCount, inShadowRoots, inFrames]]));
    expect(found).toEqual({ '#name': [1, 1, 0, 0], '.price': [2, 1, 0, 0], '#far': [1, 1, 0, 0], '#buy': [1, 1, 0, 0], '.inside': [0, 0, 1, 0], '.framed': [0, 0, 0, 1], '.clear': [1, 0, 0, 0], 'p[': [0, 0, 0, 0], '.none': [0, 0, 0, 0] });
    expect(capture.probes[0]?.elements[0]).toMatchObject({ tag: 'h1', visible: true, text: 'Kettle' });
    expect(capture.probes[2]?.elements[0]?.box.y).toBeGreaterThan(4_000);
    expect(capture.probes[7]?.problem).toMatch(/not a valid selector/);
    expect(capture.html).toContain('<output>drawn</output>');
    expect(capture.console).toEqual(expect.arrayContaining([{ level: 'warning', text: 'a warning' }, { level: 'exception', text: 'late' }]));
    expect(capture.frames).toEqual([{ url: `${origin}/frame`, sameOrigin: true }]);
    expect(capture.screenshot?.box.height).toBeGreaterThan(4_000);
    expect(capture.crops.map(({ selector }) => selector)).toEqual(['#buy']);
    expect(Buffer.from(capture.crops[0]?.picture.png ?? []).subarray(1, 4).toString()).toBe('PNG');
    expect(capture.traffic.requests).toBeGreaterThan(2);
  });

  it('numbers elements as they stand in the document', async () => {
    const { html, probes } = await capturePage(request('/many', { selectors: ['[data-n="7"]'] }), rules);
    const before = html.slice(0, html.indexOf('data-n="7"'));
    expect(probes[0]?.elements[0]?.index).toBe([...before.matchAll(/<[a-z]/g)].length - 1);
  });

  it('answers 500 selectors of a page with 6,000 elements in 150 ms', async () => {
    const selectors = Array.from({ length: 500 }, (_value, index) => (index % 2 === 0 ? `.r${index} > .cell` : `[data-n="${index * 5}"]`));
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`${origin}/many`);
      let best = Number.POSITIVE_INFINITY;
      // The best of many: the machine has other work, the page has not.
      for (let round = 0; round < 60 && best >= 150; round += 1) {
        const { probes, ms } = await askPage(page, { question: probePage, helper: layOutPage }, { selectors, htmlLength: 5_000_000, layout: false });
        expect(probes.every(({ count }) => count > 0)).toBe(true);
        best = Math.min(best, ms);
      }
      expect(best).toBeLessThan(150);
    } finally {
      await browser.close();
    }
  }, 90_000);

  it('uses the window it is given', async () => {
    const { screenshot, size } = await capturePage(request('/shop', { viewport: { width: 390, height: 844 }, screenshot: 'viewport' }), rules);
    expect(screenshot?.box).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(size.width).toBe(390);
  });

  it.each([
    ['/gone', 'page.http_status', /status 404/],
    ['/file', 'page.not_html', /file to download/],
    ['/download', 'page.not_html', /file to download/],
    ['/inward', 'page.blocked', /10\.1\.2\.3:80/],
  ])('says why %s is no page', async (path, code, sentence) => {
    await expect(capturePage(request(path), rules)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) as string });
  });

  it('ends a page that never answers, one that is too large, and one that wants too much', async () => {
    await expect(capturePage(request('/never', { limits: { timeoutMs: 1_500 } }), rules)).rejects.toMatchObject({ code: 'page.timeout' });
    await expect(capturePage(request('/huge', { limits: { bytes: 1_000_000 } }), rules)).rejects.toMatchObject({ code: 'page.too_large' });
    await expect(capturePage(request('/huge', { limits: { htmlLength: 100_000 } }), rules)).rejects.toMatchObject({ code: 'page.too_large' });
    const crowd = await capturePage(request('/crowd', { limits: { requests: 20 } }), rules);
    expect(crowd.refused).toContainEqual({ target: `127.0.0.1:${server.port}`, reason: 'limit' });
  }, 90_000);

  it.each(['file:///etc/passwd', 'data:text/html,hi', 'javascript:1', 'ftp://shop.test/', 'about:blank', 'chrome://version', 'http://user:secret@shop.test/', 'http://', 'shop', ''])('refuses the address %j', async (url) => {
    await expect(capturePage({ ...request('/shop'), url }, rules)).rejects.toMatchObject({ code: 'page.address_invalid' });
  });

  it('tells where every element stands when it is asked, those of open shadow roots apart', async () => {
    const { layout, html } = await capturePage(request('/shop', { layout: true }), rules);
    expect(layout).toMatchObject({ scripting: true, frames: [{ url: `${origin}/frame`, sameOrigin: true }] });
    const tags = layout?.elements.map(([tag]) => tag) ?? [];
    expect(tags.slice(0, 3)).toEqual(['html', 'head', 'title']);
    expect(tags.length).toBe((html.replace(/<script>[^]*?<\/script>/, '<script>').match(/<[a-z]/g) ?? []).length);
    const far = layout?.elements.find(([tag, , y]) => tag === 'p' && y > 4_000);
    expect(far?.[5]).toBe(1);
    expect(layout?.elements.filter(([tag, , , , , shown]) => tag === 'p' && shown === 0)).toHaveLength(2);
    expect(layout?.shadowRoots).toMatchObject([{ html: '<b class="inside">In</b>', elements: [['b', expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number), 1]] }]);
    expect((await capturePage(request('/shop'), rules)).layout).toBeNull();
  });

  it('draws a saved page without running it and without asking anybody for anything', async () => {
    const before = server.hits.length;
    const saved = `<!doctype html><html><head><title>Saved</title><base href="${origin}/"><meta http-equiv="refresh" content="0;url=${origin}/shop"><link rel="stylesheet" href="${origin}/a.css">
      <style>.big{height:300px;background:url(${origin}/b.png)}</style></head><body onload="document.title='run'"><p class="big">Kettle</p><noscript><em>Off</em></noscript>
      <img src="${origin}/c.png"><iframe src="${origin}/frame"></iframe><script>document.title = 'run'; fetch('${origin}/d');</script></body></html>`;
    const capture = await capturePage({ url: 'http://saved-page.invalid/', document: saved, viewport: { width: 390, height: 844 }, selectors: ['.big', 'noscript em'], screenshot: 'full', layout: true }, rules);
    expect(capture).toMatchObject({ url: 'http://saved-page.invalid/', title: 'Saved', complete: true });
    expect(capture.probes.map(({ count, visibleCount }) => [count, visibleCount])).toEqual([[1, 1], [1, 1]]);
    expect(capture.layout?.scripting).toBe(false);
    expect(capture.layout?.elements.find(([tag]) => tag === 'p')?.[4]).toBe(300);
    expect(Buffer.from(capture.screenshot?.png ?? []).subarray(1, 4).toString()).toBe('PNG');
    expect(server.hits.slice(before)).toEqual([]);
  });
});
