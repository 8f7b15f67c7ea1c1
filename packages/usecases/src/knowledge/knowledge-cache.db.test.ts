import type { Principal } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization } from '../../test/people-scene.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { createRule } from '../rules/create-rule.js';
import { archiveSelector } from '../selectors/archive-selector.js';
import { createSelector } from '../selectors/create-selector.js';
import { validateCode } from '../verification/validate-code.js';

const { deps, organization } = await peopleScene();
let shop: Organization;
let owner: Principal;
let brandId: number;

beforeEach(async () => {
  shop = await organization();
  owner = await (await shop.join('Owner', 'owner')).principal();
  brandId = await shop.brand('Fern');
});

const knowledge = (principal: Principal, id: number) => inTenant(deps.db, tenantContextOf(principal), (tx) => deps.knowledge.get(tx, id));
const approve = (selector: string) =>
  createSelector(deps, owner, { brandId, selector, pageType: 'pdp', name: selector, role: null, description: '', status: 'approved', replacement: null, subtree: false });
const verdictOf = async (css: string) => (await validateCode(deps, owner, { brand: 'fern', pageType: 'pdp', css, javascript: undefined })).report.verdict;

describe('the knowledge in use', () => {
  it('is compiled once for a version', async () => {
    const first = await knowledge(owner, brandId);
    expect(await knowledge(owner, brandId)).toBe(first);
  });

  it('is that of the newest version, from the next use on', async () => {
    expect(await verdictOf('.price { color: red !important }')).toBe('fail');
    const selector = await approve('.price');
    expect(await verdictOf('.price { color: red !important }')).toBe('pass');
    await createRule(deps, owner, { brandId, definition: { kind: 'no-important', id: 'N1', text: '' } });
    expect(await verdictOf('.price { color: red !important }')).toBe('fail');
    expect(await verdictOf('.price { color: red }')).toBe('pass');
    await archiveSelector(deps, owner, { id: selector.id });
    expect(await verdictOf('.price { color: red }')).toBe('fail');
  });

  it('never crosses to another organisation', async () => {
    await knowledge(owner, brandId);
    const other = await (await (await organization()).join('Other', 'owner')).principal();
    await expect(knowledge(other, brandId)).rejects.toMatchObject({ code: 'access.not_found' });
  });
});
