import type { TemplateContent } from '@safecode/domain/templates/template';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization } from '../../test/people-scene.js';
import type { Principal } from '@safecode/domain/access/principal';
import { createSelector } from '../selectors/create-selector.js';
import { archiveTemplate } from './archive-template.js';
import { checkTemplate } from './check-template.js';
import { createTemplate } from './create-template.js';
import { getTemplate } from './get-template.js';
import { listTemplates } from './list-templates.js';
import { updateTemplate } from './update-template.js';

const { deps, organization, database } = await peopleScene();
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const CONTENT: TemplateContent = {
  name: 'Price note', description: 'A note beside the price.', testType: 'note', keywords: ['note'], pageTypes: ['pdp'], javascript: '',
  css: '.xp-note { color: {{tone}} }', slots: [{ kind: 'color', name: 'tone', label: 'Tone', required: true, hints: [] }],
};

let shop: Organization;
let brandId: number;
let owner: Principal;
let editor: Principal;

beforeEach(async () => {
  shop = await organization();
  brandId = await shop.brand('Fern');
  owner = await (await shop.join('Owner', 'owner')).principal();
  editor = await (await shop.join('Editor', 'editor')).principal();
});

describe('templates', () => {
  it('are verified when they are saved', async () => {
    const made = await createTemplate(deps, editor, { ...CONTENT, brandId });
    expect(made).toMatchObject({ slug: 'price-note', version: 1, status: 'published', updatedBy: 'Editor', report: { verdict: 'pass' } });
  });

  it('are refused when they are not safe, with each finding and the code it is about', async () => {
    const error = await refusal(createTemplate(deps, editor, { ...CONTENT, css: '.theirs { color: {{tone}} }', brandId }));
    expect(error).toMatchObject({
      code: 'template.not_safe',
      data: { count: 1, pageType: 'pdp', css: '.theirs { color: #336699 }', findings: [expect.objectContaining({ severity: 'error', language: 'css', line: 1 })] },
    });
    expect((await listTemplates(deps, editor, { brandId, limit: 10 })).rows).toEqual([]);
  });

  it('are checked without being saved, safe or not', async () => {
    expect(await checkTemplate(deps, editor, { ...CONTENT, brandId })).toMatchObject({ report: { verdict: 'pass' }, css: '.xp-note { color: #336699 }' });
    expect(await checkTemplate(deps, editor, { ...CONTENT, css: '.theirs { color: {{tone}} }', brandId })).toMatchObject({ report: { verdict: 'fail' } });
    expect((await listTemplates(deps, editor, { brandId, limit: 10 })).rows).toEqual([]);
  });

  it.each<[string, Partial<TemplateContent>]>([
    ['a placeholder without slot', { css: '.xp-note { color: {{tone}}; width: {{size}} }' }],
    ['a slot that is not used', { css: '.xp-note { color: red }' }],
    ['a slot that no selector fits', { css: '{{place}} { color: {{tone}} }', slots: [...CONTENT.slots, { kind: 'selector', name: 'place', label: 'Place', required: true, hints: [], role: 'price' }] }],
  ])('are refused with %s', async (_, change) => {
    expect(await refusal(createTemplate(deps, editor, { ...CONTENT, ...change, brandId }))).toMatchObject({ code: 'template.placeholder_mismatch' });
  });

  it('are proved with the brand’s own selectors, on every page type they are for', async () => {
    await createSelector(deps, editor, { brandId, selector: '.price', pageType: 'pdp', name: 'Price', role: 'price', description: '', status: 'approved', replacement: null, subtree: false });
    const slots: TemplateContent['slots'] = [{ kind: 'selector', name: 'place', label: 'Place', required: true, hints: [], role: 'price' }];
    const made = await createTemplate(deps, editor, { ...CONTENT, css: '{{place}} { color: red }', slots, pageTypes: ['global'], brandId });
    expect(made.report.parts[0]).toMatchObject({ pageType: 'pdp', effects: { selectors: ['.price'] } });
  });

  it('keep every version, and refuse a change of an older one', async () => {
    const made = await createTemplate(deps, editor, { ...CONTENT, brandId });
    const next = await updateTemplate(deps, editor, { ...CONTENT, css: '.xp-note { background-color: {{tone}} }', id: made.id, expectedVersion: 1 });
    expect(next.version).toBe(2);
    expect(await refusal(updateTemplate(deps, owner, { ...CONTENT, id: made.id, expectedVersion: 1 }))).toMatchObject({ code: 'conflict.stale_version', data: { changedBy: 'Editor' } });
    const { rows } = await database.admin.query('select version, css from template_versions where template_id = $1 order by version', [made.id]);
    expect(rows).toEqual([{ version: 1, css: CONTENT.css }, { version: 2, css: '.xp-note { background-color: {{tone}} }' }]);
    expect((await shop.ledger()).at(-1)).toMatchObject({ action: 'template.updated', before: { name: 'Price note' }, after: { codeSha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });

  it('leave the list when they are archived, and can then not be changed', async () => {
    const made = await createTemplate(deps, editor, { ...CONTENT, brandId });
    await archiveTemplate(deps, editor, { id: made.id });
    expect((await listTemplates(deps, editor, { brandId, limit: 10 })).rows).toEqual([]);
    expect((await listTemplates(deps, editor, { brandId, status: 'archived', limit: 10 })).rows).toHaveLength(1);
    expect(await refusal(updateTemplate(deps, editor, { ...CONTENT, id: made.id, expectedVersion: 1 }))).toMatchObject({ code: 'conflict.archived' });
  });

  it('are for page types the brand has, under an address of its own', async () => {
    expect(await refusal(createTemplate(deps, editor, { ...CONTENT, pageTypes: ['cart'], brandId }))).toMatchObject({ code: 'brand.page_type_unknown', data: { pageType: 'cart' } });
    await createTemplate(deps, editor, { ...CONTENT, brandId });
    expect(await refusal(createTemplate(deps, editor, { ...CONTENT, brandId }))).toMatchObject({ code: 'conflict.exists' });
    expect(await createTemplate(deps, editor, { ...CONTENT, name: 'Ängström – Ærø', brandId })).toMatchObject({ slug: 'angstrom-r' });
    expect(await refusal(createTemplate(deps, editor, { ...CONTENT, name: '値札', brandId }))).toMatchObject({ code: 'input.invalid' });
  });

  it('are changed by those who may change knowledge, and read by all', async () => {
    const made = await createTemplate(deps, editor, { ...CONTENT, brandId });
    const viewer = await (await shop.join('Viewer', 'viewer')).principal();
    expect(await getTemplate(deps, viewer, { id: made.id })).toMatchObject({ name: 'Price note' });
    expect(await refusal(updateTemplate(deps, viewer, { ...CONTENT, id: made.id, expectedVersion: 1 }))).toMatchObject({ code: 'access.denied' });
    expect(await refusal(checkTemplate(deps, viewer, { ...CONTENT, brandId }))).toMatchObject({ code: 'access.denied' });
  });
});
