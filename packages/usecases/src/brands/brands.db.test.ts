import { ROLES, type Role } from '@safecode/domain/access/roles';
import type { BrandContent } from '@safecode/domain/brands/brand';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { createSelector } from '../selectors/create-selector.js';
import { archiveBrand } from './archive-brand.js';
import { createBrand } from './create-brand.js';
import { getBrand } from './get-brand.js';
import { listBrands } from './list-brands.js';
import { updateBrand } from './update-brand.js';

const { deps, organization } = await peopleScene();
const CONTENT: BrandContent = { name: 'Fern', slug: 'fern', site: 'https://fern.example', domains: ['fern.example'], ownPrefix: 'fn-', pageTypes: ['pdp', 'plp'], description: '' };
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

let shop: Organization;
let owner: Person;

beforeEach(async () => {
  shop = await organization();
  owner = await shop.join('Owner', 'owner');
});

describe('brands', () => {
  it('are made, changed and archived, and the ledger says from what to what', async () => {
    const principal = await owner.principal();
    const made = await createBrand(deps, principal, CONTENT);
    const changed = await updateBrand(deps, principal, { ...CONTENT, name: 'Fernhill', id: made.id, expectedVersion: made.knowledgeVersion });
    await archiveBrand(deps, principal, { id: made.id });
    expect([changed.name, (await getBrand(deps, principal, { id: made.id })).status]).toEqual(['Fernhill', 'archived']);
    expect((await shop.ledger()).slice(-3)).toEqual([
      expect.objectContaining({ action: 'brand.created', after: CONTENT, actor: expect.objectContaining({ label: 'Owner' }) }),
      expect.objectContaining({ action: 'brand.updated', before: CONTENT, after: { ...CONTENT, name: 'Fernhill' } }),
      expect.objectContaining({ action: 'brand.archived', before: { status: 'active' }, after: { status: 'archived' } }),
    ]);
  });

  it('have one slug each in an organisation, and any in another', async () => {
    await createBrand(deps, await owner.principal(), CONTENT);
    expect(await refusal(createBrand(deps, await owner.principal(), CONTENT))).toMatchObject({ code: 'conflict.exists', data: { value: 'fern' } });
    const other = await (await organization()).join('Other', 'owner');
    expect(await createBrand(deps, await other.principal(), CONTENT)).toMatchObject({ slug: 'fern' });
  });

  it('are not overwritten by somebody who saw an older version', async () => {
    const principal = await owner.principal();
    const made = await createBrand(deps, principal, CONTENT);
    const change = () => updateBrand(deps, principal, { ...CONTENT, description: 'x', id: made.id, expectedVersion: made.knowledgeVersion });
    await change();
    expect(await refusal(change())).toMatchObject({ code: 'conflict.stale_version', data: { changedBy: 'Owner' } });
  });

  it('keep page types that are in use, and never have one called global or twice', async () => {
    const principal = await owner.principal();
    const made = await createBrand(deps, principal, CONTENT);
    await createSelector(deps, principal, { brandId: made.id, selector: '.list', pageType: 'plp', name: 'List', role: null, description: '', status: 'approved', replacement: null, subtree: false });
    const { knowledgeVersion } = await getBrand(deps, principal, { id: made.id });
    const change = (pageTypes: string[]) => refusal(updateBrand(deps, principal, { ...CONTENT, pageTypes, id: made.id, expectedVersion: knowledgeVersion }));
    expect(await change(['pdp'])).toMatchObject({ code: 'brand.page_type_in_use', data: { pageType: 'plp', count: 1 } });
    expect(await change(['plp', 'global'])).toMatchObject({ code: 'input.invalid' });
    expect(await change(['plp', 'plp'])).toMatchObject({ code: 'input.invalid' });
    expect(await change(['plp'])).toBeNull();
  });

  it('cannot be changed once they are archived', async () => {
    const principal = await owner.principal();
    const made = await createBrand(deps, principal, CONTENT);
    await archiveBrand(deps, principal, { id: made.id });
    expect(await refusal(archiveBrand(deps, principal, { id: made.id }))).toMatchObject({ code: 'conflict.archived' });
    expect(await refusal(updateBrand(deps, principal, { ...CONTENT, id: made.id, expectedVersion: 0 }))).toMatchObject({ code: 'conflict.archived' });
  });

  it.each(ROLES.filter((role) => role !== 'owner').map((role): [Role, boolean] => [role, role === 'admin']))('%s may add one: %s', async (role, isAllowed) => {
    const principal = await (await shop.join('Somebody', role)).principal();
    const result = await refusal(createBrand(deps, principal, CONTENT));
    if (isAllowed) expect(result).toBeNull();
    else expect(result).toMatchObject({ code: 'access.denied', data: { permission: 'brand.create' } });
    expect((await listBrands(deps, principal, { limit: 10 })).rows.map(({ slug }) => slug)).toEqual(isAllowed ? ['fern'] : []);
  });

  it('are seen by those who were given them', async () => {
    const made = await createBrand(deps, await owner.principal(), CONTENT);
    const guest = await (await shop.join('Guest', 'viewer', 'listed')).principal();
    expect((await listBrands(deps, guest, { limit: 10 })).rows).toEqual([]);
    expect(await refusal(getBrand(deps, guest, { id: made.id }))).toMatchObject({ code: 'access.not_found' });
    const given = { ...guest, brandRoles: new Map([[made.id, 'viewer' as const]]) };
    expect((await listBrands(deps, given, { limit: 10 })).rows.map(({ id }) => id)).toEqual([made.id]);
    expect(await refusal(updateBrand(deps, given, { ...CONTENT, id: made.id, expectedVersion: 0 }))).toMatchObject({ code: 'access.denied' });
  });
});
