import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '@safecode/browser/launch-chromium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callTool, removeData, startProduct, type RunningProduct } from '../src/running-product.js';

/** Set to a folder to keep the pictures of the shop before and after. */
const PICTURES = process.env['JOURNEY_PICTURES'];
const PRODUCT_PAGE = '/p/harrow-shell-jacket';

interface Answer {
  ok: boolean;
  code?: { id: number; verdict: string; javascript: string; css: string; content_hash: string };
  error?: { code: string; message: string; questions?: { name: string; question: string }[] };
  brands?: { slug: string; name: string; page_types?: string[]; pageTypes?: string[] }[];
}

let product: RunningProduct;
let brand = '';

const tool = async (name: string, parameters: Record<string, unknown>): Promise<Answer> => {
  const { status, body } = await callTool(product.firstRun, name, parameters);
  expect(status).toBe(200);
  return body as unknown as Answer;
};

beforeAll(async () => {
  product = await startProduct({ env: { GENERATION_PROVIDER: 'template' } });
  brand = (await tool('list-brands', {})).brands?.[0]?.slug ?? '';
}, 270_000);

afterAll(async () => {
  await product.stop();
  removeData(product);
}, 60_000);

describe('from a request of Opal to the shop', () => {
  it('keeps what was generated for the first start where only the owner can read it', () => {
    expect(statSync(join(product.dataDir, 'first-run.json')).mode & 0o777).toBe(0o600);
    expect(product.firstRun.opalToken).toMatch(/^opal_/);
  });

  it('answers three different requests with proved code', async () => {
    const requests = [
      { page_type: 'pdp', description: 'Add a free-shipping bar above the buy button' },
      { page_type: 'pdp', description: 'Show trust badges below the buy button' },
      { page_type: 'home', description: 'Announcement bar at the top of the page with the copy "Winter sale starts Friday"' },
    ];
    const hashes = new Set<string>();
    for (const request of requests) {
      const answer = await tool('generate-variation-code', { brand, ...request });
      expect(answer).toMatchObject({ ok: true, code: { verdict: 'pass' } });
      hashes.add(answer.code?.content_hash ?? '');
    }
    expect(hashes.size).toBe(3);
  });

  it('asks exact questions when something needed is missing', async () => {
    const answer = await tool('generate-variation-code', { brand, page_type: 'pdp', description: 'Add an urgency note next to the price that only a few pieces are left.' });
    expect(answer.ok).toBe(false);
    expect(answer.error?.code).toBe('generation.needs_answers');
    expect(answer.error?.questions).toEqual([expect.objectContaining({ name: 'pieces' })]);
  });

  it('changes the shop as asked, and only there', async () => {
    const answer = await tool('generate-variation-code', { brand, page_type: 'pdp', description: 'Add a free-shipping bar with the copy "Free shipping on every order this week" above the buy button' });
    const shop = product.firstRun.storefrontUrl;
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${shop}${PRODUCT_PAGE}`, { waitUntil: 'load' });
      await page.getByRole('button', { name: 'Only necessary' }).click();
      expect(await page.getByText('Free shipping on every order this week').count()).toBe(0);
      if (PICTURES !== undefined) {
        mkdirSync(PICTURES, { recursive: true });
        await page.screenshot({ path: join(PICTURES, 'shop-before.png') });
      }
      await fetch(`${shop}/__variation`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...answer.code, pageType: 'pdp' }) });
      await page.goto(`${shop}${PRODUCT_PAGE}`, { waitUntil: 'load' });
      const bar = page.getByText('Free shipping on every order this week');
      await bar.waitFor({ state: 'visible', timeout: 10_000 });
      expect(await bar.count()).toBe(1);
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, 'variation-on-the-shop.png') });
      await page.goto(`${shop}/`, { waitUntil: 'load' });
      expect(await page.getByText('Free shipping on every order this week').count()).toBe(0);
      expect(errors).toEqual([]);
    } finally {
      await fetch(`${shop}/__variation`, { method: 'DELETE' });
      await browser.close();
    }
  });

  it('refuses unknown tokens and unknown brands, each in its own way', async () => {
    const stranger = { ...product.firstRun, opalToken: `${product.firstRun.opalToken.slice(0, -4)}AAAA` };
    expect((await callTool(stranger, 'list-brands', {})).status).toBe(401);
    const answer = await tool('generate-variation-code', { brand: 'no-such-brand', page_type: 'pdp', description: 'A bar with "Hello"' });
    expect(answer.error?.code).toBe('access.not_found');
  });
});
