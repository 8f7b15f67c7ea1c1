import { afterAll, describe, expect, it } from 'vitest';
import { callTool, freePort, removeData, startProduct, type RunningProduct } from '../src/running-product.js';

let last: RunningProduct | null = null;

afterAll(async () => {
  if (last === null) return;
  await last.stop();
  removeData(last);
}, 60_000);

describe('a second start', () => {
  it('keeps all data, and the token of the first start still opens', async () => {
    const ports = { port: await freePort(), storefrontPort: await freePort() };
    const first = await startProduct({ ...ports, env: { GENERATION_PROVIDER: 'template' } });
    last = first;
    const brands = await callTool(first.firstRun, 'list-brands', {});
    const slug = (brands.body['brands'] as { slug: string }[])[0]?.slug;
    const request = { brand: slug, page_type: 'pdp', description: 'Add a free-shipping bar above the buy button' };
    const made = await callTool(first.firstRun, 'generate-variation-code', request);
    expect(await first.stop()).toBe(0);

    const second = await startProduct({ ...ports, dataDir: first.dataDir, env: { GENERATION_PROVIDER: 'template' } });
    last = second;
    expect(second.output()).not.toContain(second.firstRun.adminPassword);
    expect((await callTool(second.firstRun, 'list-brands', {})).body).toEqual(brands.body);
    // The same request at the same knowledge version is answered from the cache: the code of the first start.
    const again = await callTool(second.firstRun, 'generate-variation-code', request);
    expect((again.body['code'] as { id: number }).id).toBe((made.body['code'] as { id: number }).id);
  }, 600_000);
});
