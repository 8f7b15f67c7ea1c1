import { testDatabase } from '@safecode/testing/database/test-database';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { describe, expect, it } from 'vitest';
import { insertCode } from '../codes/code-repository.js';
import { insertRun } from '../generation/run-repository.js';
import { archiveRule, insertRule, listActiveRules, listRules, updateRule } from '../rules/rule-repository.js';
import { listSelectors, insertSelector } from '../selectors/selector-repository.js';
import { listTemplateRecords, refreshTemplateRecord } from './template-records.js';
import { archiveTemplate, findTemplate, insertTemplate, listTemplates, updateTemplate } from './template-repository.js';

const { db, admin, keys } = await testDatabase();
const report = { verdict: 'pass' as const, parts: [] };
const content = (fields: object = {}) => ({
  name: 'Free delivery bar', description: 'A bar', testType: 'banner', keywords: ['shipping'], pageTypes: ['pdp'], javascript: 'one', css: '',
  slots: [{ kind: 'text' as const, name: 'copy', label: 'Copy', required: true, hints: ['says'], maxLength: 80 }], ...fields,
});

describe('templates', () => {
  it('keep every version as it was', async () => {
    const { run, brand, context } = await testOrganization(db);
    const made = await run((tx) => insertTemplate(tx, { brandId: brand.id, slug: 'bar', content: content(), report }));
    expect(made).toMatchObject({ slug: 'bar', version: 1, javascript: 'one', slots: [{ name: 'copy' }], status: 'published', updatedBy: context.actor.label });
    const changed = await run((tx) => updateTemplate(tx, { id: made.id, expectedVersion: 1, content: content({ javascript: 'two' }), report }));
    expect(changed).toMatchObject({ version: 2, javascript: 'two' });
    const { rows } = await admin.query('select version, javascript from template_versions where template_id = $1 order by version', [made.id]);
    expect(rows).toEqual([{ version: 1, javascript: 'one' }, { version: 2, javascript: 'two' }]);
    await expect(admin.query("update template_versions set javascript = 'three'")).rejects.toThrow('written once');
  });

  it('take one of two changes of the same version', async () => {
    const { run, brand, context } = await testOrganization(db);
    const { id } = await run((tx) => insertTemplate(tx, { brandId: brand.id, slug: 'bar', content: content(), report }));
    const change = (javascript: string) => run((tx) => updateTemplate(tx, { id, expectedVersion: 1, content: content({ javascript }), report }));
    const results = await Promise.allSettled([change('a'), change('b')]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'conflict.stale_version', data: { changedBy: context.actor.label } });
  });

  it('are listed by name, found by word, archived ones apart', async () => {
    const { run, brand } = await testOrganization(db);
    const ids: number[] = [];
    for (const [slug, name] of [['b', 'Badge'], ['s', 'Strip'], ['a', 'Announcement']] as const) {
      ids.push((await run((tx) => insertTemplate(tx, { brandId: brand.id, slug, content: content({ name, keywords: [name.toLowerCase()] }), report }))).id);
    }
    await run((tx) => archiveTemplate(tx, ids[1] ?? 0));
    const list = async (query: object) => (await run((tx) => listTemplates(tx, { brandId: brand.id, limit: 50, cursorKey: keys.cursor, ...query }))).rows.map((row) => row.name);
    expect(await list({})).toEqual(['Announcement', 'Badge']);
    expect(await list({ status: 'archived' })).toEqual(['Strip']);
    expect(await list({ q: 'badg' })).toEqual(['Badge']);
    expect(await list({ pageType: 'cart' })).toEqual([]);
    await expect(run((tx) => insertTemplate(tx, { brandId: brand.id, slug: 'b', content: content(), report }))).rejects.toMatchObject({ code: 'conflict.exists' });
    expect(await run((tx) => findTemplate(tx, 999_999))).toBeNull();
  });

  it('have a record that is counted from their codes, the same however often it is counted', async () => {
    const { run, brand } = await testOrganization(db);
    const { id } = await run((tx) => insertTemplate(tx, { brandId: brand.id, slug: 'bar', content: content(), report }));
    for (const fields of [{}, {}, { repairs: 1 }, { verdict: 'fail' as const, status: 'failed_draft' as const }]) {
      await run(async (tx) => insertCode(tx, newCode(brand.id, await insertRun(tx, newRun(brand.id)), { templateId: id, ...fields })));
    }
    expect(await run((tx) => listTemplateRecords(tx, [id]))).toEqual([]);
    for (let n = 0; n < 2; n += 1) await run((tx) => refreshTemplateRecord(tx, id));
    expect(await run((tx) => listTemplateRecords(tx, [id, 999_999]))).toEqual([{ templateId: id, runs: 4, passed: 3, passedUnrepaired: 2 }]);
  });
});

describe('rules and selectors', () => {
  it('keep numbers apart within a brand, and free them when archived', async () => {
    const { run, brand } = await testOrganization(db);
    const rule = await run((tx) => insertRule(tx, brand.id, { id: 'R01', text: 'No !important', kind: 'no-important' }));
    await expect(run((tx) => insertRule(tx, brand.id, { id: 'R01', text: '', kind: 'no-jquery' }))).rejects.toMatchObject({ code: 'conflict.exists', data: { value: 'R01' } });
    await run((tx) => updateRule(tx, { id: rule.id, expectedVersion: 1, definition: { id: 'R01', text: 'None', kind: 'no-important' } }));
    await run((tx) => archiveRule(tx, rule.id));
    await run((tx) => insertRule(tx, brand.id, { id: 'R01', text: '', kind: 'no-jquery' }));
    expect((await run((tx) => listActiveRules(tx, brand.id))).map((row) => row.definition.kind)).toEqual(['no-jquery']);
    expect((await run((tx) => listRules(tx, { brandId: brand.id, status: 'archived', limit: 9, cursorKey: keys.cursor }))).rows).toMatchObject([{ version: 3, definition: { text: 'None' } }]);
  });

  it('list selectors page by page', async () => {
    const { run, brand } = await testOrganization(db);
    for (const n of [1, 2, 3]) {
      await run((tx) => insertSelector(tx, brand.id, { selector: `.s${n}`, pageType: 'pdp', name: `S${n}`, role: null, description: '', status: 'approved', replacement: null, subtree: false }));
    }
    const first = await run((tx) => listSelectors(tx, { brandId: brand.id, limit: 2, cursorKey: keys.cursor }));
    expect(first.total).toBe(3);
    const second = await run((tx) => listSelectors(tx, { brandId: brand.id, limit: 2, cursorKey: keys.cursor, cursor: first.nextCursor ?? '' }));
    expect([...first.rows, ...second.rows].map((row) => row.selector).sort()).toEqual(['.s1', '.s2', '.s3']);
  });
});
