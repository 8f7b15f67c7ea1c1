import type { Principal } from '@safecode/domain/access/principal';
import type { WrittenRule } from '@safecode/domain/policy/brand-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene } from '../../test/people-scene.js';
import { createBrand } from '../brands/create-brand.js';
import { getBrand } from '../brands/get-brand.js';
import { updateBrand } from '../brands/update-brand.js';
import { createRule } from '../rules/create-rule.js';
import { listRules } from '../rules/list-rules.js';
import { updateRule } from '../rules/update-rule.js';
import { createSelector } from '../selectors/create-selector.js';
import { listSelectors } from '../selectors/list-selectors.js';
import { updateSelector } from '../selectors/update-selector.js';

const { deps, organization } = await peopleScene();
const CONTENT = { name: 'Fern', slug: 'fern', site: 'https://fern.example', domains: [], ownPrefix: 'fn-', pageTypes: ['pdp', 'plp'], description: '' };
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

let owner: Principal;
let brandId: number;

beforeEach(async () => {
  owner = await (await (await organization()).join('Owner', 'owner')).principal();
  brandId = (await createBrand(deps, owner, CONTENT)).id;
});

const content = (selector: string, more: object = {}) => ({ selector, pageType: 'pdp', name: selector, role: null, description: '', status: 'approved' as const, replacement: null, subtree: false, ...more });
const approve = (selector: string, more: object = {}) => createSelector(deps, owner, { ...content(selector, more), brandId });
const rule = (definition: WrittenRule) => createRule(deps, owner, { brandId, definition });
const namespace = (id: string, allowNamespace: string): WrittenRule => ({ id, text: '', kind: 'no-global-leak', allowNamespace });

describe('what contradicts the brand’s policy', () => {
  it('is refused where a selector is saved, and nothing is kept', async () => {
    expect(await refusal(approve('.fn-tile'))).toMatchObject({ code: 'knowledge.contradictory', data: { findings: [{ code: 'selector-own-prefix' }] } });
    const kept = await approve('.tile');
    expect(await refusal(updateSelector(deps, owner, { ...content('.fn-tile'), id: kept.id, expectedVersion: kept.version }))).toMatchObject({ code: 'knowledge.contradictory' });
    expect((await listSelectors(deps, owner, { brandId, limit: 50 })).rows.map((entry) => entry.selector)).toEqual(['.tile']);
  });

  it('is refused where a rule is saved, and both rules are named', async () => {
    await rule(namespace('R1', 'FERN'));
    expect(await refusal(rule(namespace('R2', 'OTHER')))).toMatchObject({ code: 'knowledge.contradictory', message: expect.stringMatching(/R1 .*R2 /) });
    const [kept] = (await listRules(deps, owner, { brandId, limit: 50 })).rows;
    expect(await refusal(updateRule(deps, owner, { id: kept?.id ?? 0, expectedVersion: 1, definition: namespace('R1', 'document') }))).toMatchObject({ code: 'knowledge.contradictory' });
  });

  it('is refused where the brand is saved', async () => {
    await approve('.tile-list');
    const { knowledgeVersion } = await getBrand(deps, owner, { id: brandId });
    expect(await refusal(updateBrand(deps, owner, { ...CONTENT, ownPrefix: 'tile-', id: brandId, expectedVersion: knowledgeVersion }))).toMatchObject({ code: 'knowledge.contradictory' });
  });
});

describe('what may not be meant', () => {
  it('is said in the answer, about what was saved and nothing else', async () => {
    expect((await approve('.tile')).warnings).toEqual([]);
    expect((await approve('p.tile')).warnings).toMatchObject([{ code: 'selector-shadowed', severity: 'warning', message: 'p.tile (pdp) adds nothing: .tile (pdp) approves all it selects.' }]);
    expect((await approve('.price')).warnings).toEqual([]);
    const { warnings } = await rule({ id: 'R1', text: '', kind: 'allowed-hosts', network: ['api.fern.example'], resources: ['fern.example'], scheme: 'https' });
    expect(warnings).toMatchObject([{ code: 'host-of-shop-missing' }]);
  });

  it('is said when the brand is saved', async () => {
    await rule({ id: 'R1', text: '', kind: 'own-prefix', value: 'fn-' });
    const { knowledgeVersion } = await getBrand(deps, owner, { id: brandId });
    const saved = await updateBrand(deps, owner, { ...CONTENT, ownPrefix: 'fx-', id: brandId, expectedVersion: knowledgeVersion });
    expect(saved.warnings).toMatchObject([{ code: 'rule-conflict', subjects: [{ kind: 'rule', id: 'R1' }, { kind: 'brand', field: 'ownPrefix' }] }]);
  });
});
