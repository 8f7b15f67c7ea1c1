import { testDatabase } from '@safecode/testing/database/test-database';
import { brandContent, testOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { insertRule } from '../rules/rule-repository.js';
import { insertSelector, setSelectorStage, updateSelector } from '../selectors/selector-repository.js';
import { listBrands } from './brand-read-model.js';
import { archiveBrand, countPageTypeUse, findBrand, findBrandBySlug, insertBrand, updateBrand } from './brand-repository.js';

const { db, keys } = await testDatabase();

const selector = (fields: { selector?: string; pageType?: string } = {}) => ({
  selector: '.buy', pageType: 'pdp', name: 'Buy button', role: 'buyButton', description: '', status: 'approved' as const, replacement: null, subtree: false, ...fields,
});

describe('brands', () => {
  it('are found by id and by address in their own organisation only', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    expect(await one.run((tx) => findBrandBySlug(tx, 'larkmoor'))).toEqual(one.brand);
    expect(await one.run((tx) => findBrand(tx, other.brand.id))).toBeNull();
    expect(other.brand.id).not.toBe(one.brand.id);
  });

  it('refuse an address that is taken in the organisation', async () => {
    const { run } = await testOrganization(db);
    await expect(run((tx) => insertBrand(tx, brandContent({ name: 'Twin' })))).rejects.toMatchObject({
      code: 'conflict.exists',
      message: 'There is already a brand with the address "larkmoor". Choose another one.',
    });
  });

  it('refuse an older form and say who changed what it shows', async () => {
    const { run, brand, context } = await testOrganization(db);
    const changed = await run((tx) => updateBrand(tx, { id: brand.id, expectedVersion: 0, content: brandContent({ name: 'Larkmoor Outfitters' }) }));
    expect(changed).toMatchObject({ name: 'Larkmoor Outfitters', knowledgeVersion: 1 });
    await expect(run((tx) => updateBrand(tx, { id: brand.id, expectedVersion: 0, content: brandContent() }))).rejects.toMatchObject({
      code: 'conflict.stale_version',
      data: { changedBy: context.actor.label },
    });
    await expect(run((tx) => updateBrand(tx, { id: 999_999, expectedVersion: 0, content: brandContent({ slug: 'x' }) }))).rejects.toMatchObject({ code: 'access.not_found' });
  });

  it('raise their knowledge version with every change of what they know, and only then', async () => {
    const { run, brand } = await testOrganization(db);
    const version = async () => (await run((tx) => findBrand(tx, brand.id)))?.knowledgeVersion;
    const made = await run((tx) => insertSelector(tx, brand.id, selector()));
    expect(await version()).toBe(1);
    await run((tx) => insertRule(tx, brand.id, { id: 'R01', text: '', kind: 'no-important' }));
    expect(await version()).toBe(2);
    await run((tx) => updateSelector(tx, { id: made.id, expectedVersion: 1, content: selector({ selector: '.buy-now' }) }));
    await run((tx) => setSelectorStage(tx, { id: made.id, to: 'archived', replacement: null }));
    expect(await version()).toBe(4);
    await run((tx) => archiveBrand(tx, brand.id));
    expect(await version()).toBe(5);
    await run((tx) => archiveBrand(tx, brand.id));
    expect(await version()).toBe(5);
  });

  it('count what still uses a page type', async () => {
    const { run, brand } = await testOrganization(db);
    const made = await run((tx) => insertSelector(tx, brand.id, selector()));
    expect(await run((tx) => countPageTypeUse(tx, brand.id, 'pdp'))).toBe(1);
    await run((tx) => setSelectorStage(tx, { id: made.id, to: 'archived', replacement: null }));
    expect(await run((tx) => countPageTypeUse(tx, brand.id, 'pdp'))).toBe(0);
  });

  it('refuse text that cannot be stored as bad input', async () => {
    const { run } = await testOrganization(db);
    await expect(run((tx) => insertBrand(tx, brandContent({ slug: 'nul', description: 'a\0b' })))).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('refuse knowledge for a brand of another organisation as for one that does not exist', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    for (const brandId of [other.brand.id, 999_999]) {
      await expect(one.run((tx) => insertSelector(tx, brandId, selector()))).rejects.toMatchObject({ code: 'access.not_found', data: { what: 'brand' } });
    }
  });
});

describe('the list of brands', () => {
  it('goes through all pages by name, each brand once, with counts', async () => {
    const { run, brand } = await testOrganization(db);
    for (const name of ['Delta', 'Alpha', 'Charlie', 'Bravo']) await run((tx) => insertBrand(tx, brandContent({ name, slug: name.toLowerCase() })));
    await run((tx) => insertSelector(tx, brand.id, selector()));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await run((tx) => listBrands(tx, { brandIds: null, limit: 2, cursorKey: keys.cursor, cursor }));
      expect(page.total).toBe(5);
      seen.push(...page.rows.map((row) => row.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta', 'Larkmoor']);
    const { rows } = await run((tx) => listBrands(tx, { q: 'larkm', brandIds: null, limit: 5, cursorKey: keys.cursor }));
    expect(rows).toEqual([{ ...brand, knowledgeVersion: 1, selectorCount: 1, templateCount: 0, ruleCount: 0, codeCount: 0 }]);
  });

  it('shows the brands the caller may see, takes % for a letter, and refuses a changed cursor', async () => {
    const { run, brand } = await testOrganization(db);
    const list = (query: { q?: string; brandIds: number[] | null; cursor?: string }) => run((tx) => listBrands(tx, { ...query, limit: 5, cursorKey: keys.cursor }));
    expect((await list({ brandIds: [] })).rows).toEqual([]);
    expect((await list({ brandIds: [brand.id] })).rows).toHaveLength(1);
    expect((await list({ q: '%', brandIds: null })).rows).toEqual([]);
    await expect(list({ brandIds: null, cursor: 'AAAA' })).rejects.toMatchObject({ code: 'input.cursor_invalid' });
  });
});
