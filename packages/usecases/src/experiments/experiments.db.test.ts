import { TemplateDrafter } from '@safecode/generator/template-drafter';
import { assignArm } from '@safecode/learning/experiments/assign-arm';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertOutcomes, type MadeOutcome } from '../../test/outcome-scene.js';
import { peopleScene } from '../../test/people-scene.js';
import { generateAndWait } from '../generation/generate-and-wait.js';
import { archiveTemplate } from '../templates/archive-template.js';
import { createTemplate } from '../templates/create-template.js';
import { getTemplate } from '../templates/get-template.js';
import { updateTemplate } from '../templates/update-template.js';
import { listExperiments, startExperiment, stopExperiment } from './manage-experiments.js';
import { watchExperiments } from './watch-experiments.js';

const scene = await peopleScene();
const { admin } = scene.database;
const deps = { ...scene.deps, generation: { drafter: new TemplateDrafter(), fallback: null, runsInline: true } };
const shop = await scene.organization();
const owner = await (await shop.join('Olga', 'owner')).principal();
const editor = await (await shop.join('Ed', 'editor')).principal();
const viewer = await (await shop.join('Vera', 'viewer')).principal();
const brandId = await shop.brand('Shop');

const CONTENT = { description: 'A sticky bar with a text.', testType: 'sticky-bar', keywords: ['bar'], pageTypes: ['pdp'], javascript: '', slots: [] };
const EARLIER = '.xp-bar { color: red }';
const NEWER = '.xp-bar { color: blue }';
async function templateOfTwoVersions(name: string): Promise<number> {
  const { id } = await createTemplate(deps, editor, { ...CONTENT, name, css: EARLIER, brandId });
  await updateTemplate(deps, editor, { ...CONTENT, name, css: NEWER, id, expectedVersion: 1 });
  return id;
}
const generate = (description: string, template: string) => generateAndWait(deps, editor, { brand: 'shop', pageType: 'pdp', description, template, source: 'api', waitMs: 5000 });
const start = (templateId: number) => startExperiment(deps, editor, { templateId, controlVersion: 1, share: 0.5 });
const SETTLED = 60;
const settled = (id: number, arm: 'control' | 'treatment', wrong: number): MadeOutcome[] =>
  Array.from({ length: SETTLED }, (_, at) => ({ features: {}, isClean: at >= wrong, experiment: { id, arm } }));
/** One after the other, so that both arms are settled side by side. */
const mixed = (one: readonly MadeOutcome[], other: readonly MadeOutcome[]): MadeOutcome[] => one.flatMap((entry, at) => [entry, ...(other[at] === undefined ? [] : [other[at]])]);
const settle = (outcomes: readonly MadeOutcome[]) => insertOutcomes(scene.database, { organizationId: shop.id, brandId }, outcomes);

describe('an experiment with two versions of a template', () => {
  let templateId: number;
  beforeAll(async () => {
    templateId = await templateOfTwoVersions('Sticky bar');
  });

  it('is started by those who may change templates, once at a time, with a version there was', async () => {
    await expect(startExperiment(deps, viewer, { templateId, controlVersion: 1, share: 0.5 })).rejects.toMatchObject({ code: 'access.denied' });
    await expect(startExperiment(deps, editor, { templateId, controlVersion: 2, share: 0.5 })).rejects.toMatchObject({ code: 'experiment.no_earlier_version' });
    const both = await Promise.allSettled([start(templateId), start(templateId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(start(templateId)).rejects.toMatchObject({ code: 'experiment.running' });
  });

  it('gives each request the version of its arm, the same one whenever it is asked again, and keeps which it was', async () => {
    const [experiment] = (await listExperiments(deps, viewer, { templateId })).rows;
    const arms = { control: 0, treatment: 0 };
    for (let at = 0; at < 24; at += 1) {
      const description = `a sticky bar, number ${at}`;
      const arm = assignArm(experiment?.id ?? 0, `pdp\n${description}`, 0.5);
      const run = await generate(description, 'sticky-bar');
      expect(run).toMatchObject({ status: 'passed', cached: false, draft: { css: arm === 'control' ? EARLIER : NEWER } });
      const { rows } = await admin.query<{ made: unknown }>('select made_from as made from generated_code where id = $1', [run.codeId]);
      expect(rows[0]?.made).toMatchObject({ template: { version: arm === 'control' ? 1 : 2 }, experiment: { id: experiment?.id, arm } });
      expect(await generate(description, 'sticky-bar')).toMatchObject({ cached: true, codeId: run.codeId });
      arms[arm] += 1;
    }
    const { reading } = (await listExperiments(deps, viewer, { templateId })).rows[0] ?? {};
    expect(reading).toMatchObject({ ratio: { ...arms, isMismatch: false }, verdict: 'open' });
  });

  it('takes the new version back when it is worse: the earlier one is published again, people are told, the reason stays', async () => {
    const [experiment] = (await listExperiments(deps, viewer, { templateId })).rows;
    const id = experiment?.id ?? 0;
    await settle(mixed(settled(id, 'control', 5), settled(id, 'treatment', 36)));
    expect(await watchExperiments(deps)).toBe(1);
    expect(await watchExperiments(deps)).toBe(0);
    const [ended] = (await listExperiments(deps, viewer, { templateId })).rows;
    expect(ended).toMatchObject({ status: 'rolled_back', reading: { treatment: { count: 36, n: 60 } } });
    expect(ended?.endReason).toMatch(/^The new version is worse: 36 of 60 \(60 %\) .* 5 of 60/);
    expect(await getTemplate(deps, viewer, { id: templateId })).toMatchObject({ version: 3, css: EARLIER, status: 'published' });
    expect((await generate('a sticky bar, after all', 'sticky-bar')).draft?.css).toBe(EARLIER);
    const ledger = (await shop.ledger()).filter(({ action }) => action.startsWith('template_experiment.') || action === 'template.updated');
    expect(ledger.slice(-2)).toMatchObject([{ action: 'template.updated', actor: { label: 'Experiments' } }, { action: 'template_experiment.ended', after: { status: 'rolled_back' } }]);
    const { rows } = await admin.query<{ name: string }>(
      "select u.name from notifications n join users u on u.id = n.user_id where n.event = 'template_rolled_back' and n.organization_id = $1 order by 1", [shop.id]);
    expect(rows.map(({ name }) => name)).toEqual(['Ed', 'Olga']);
    await expect(stopExperiment(deps, editor, { id })).rejects.toMatchObject({ code: 'experiment.ended' });
  });

  it('confirms a new version that is better, and leaves it published', async () => {
    const id = await templateOfTwoVersions('Better bar');
    const experiment = await start(id);
    await settle(mixed(settled(experiment.id, 'control', 36), settled(experiment.id, 'treatment', 5)));
    expect(await watchExperiments(deps)).toBe(1);
    expect((await listExperiments(deps, viewer, { templateId: id })).rows[0]).toMatchObject({ status: 'confirmed' });
    expect(await getTemplate(deps, viewer, { id })).toMatchObject({ version: 2, css: NEWER });
  });

  it('ends when a person stops it, and when the template is changed or archived', async () => {
    const [stopped, changed, archived] = [await templateOfTwoVersions('Stopped bar'), await templateOfTwoVersions('Changed bar'), await templateOfTwoVersions('Archived bar')];
    const { id } = await start(stopped);
    await start(changed);
    await start(archived);
    expect(await stopExperiment(deps, editor, { id })).toMatchObject({ status: 'stopped', endReason: 'Ed stopped it.' });
    await updateTemplate(deps, editor, { ...CONTENT, name: 'Changed bar', css: '.xp-bar { color: green }', id: changed, expectedVersion: 2 });
    // Until it is ended, it has no say any more.
    expect((await generate('a changed bar', 'changed-bar')).draft?.css).toContain('green');
    await archiveTemplate(deps, editor, { id: archived });
    expect(await watchExperiments(deps)).toBe(2);
    for (const templateId of [changed, archived]) expect((await listExperiments(deps, viewer, { templateId })).rows[0]).toMatchObject({ status: 'outdated' });
  });

  it('is nothing to another organisation', async () => {
    const stranger = await (await (await scene.organization()).join('Stranger', 'owner')).principal();
    const id = await templateOfTwoVersions('Own bar');
    const experiment = await start(id);
    await expect(listExperiments(deps, stranger, { templateId: id })).rejects.toMatchObject({ code: 'access.not_found' });
    await expect(stopExperiment(deps, stranger, { id: experiment.id })).rejects.toMatchObject({ code: 'access.not_found' });
    await expect(startExperiment(deps, stranger, { templateId: id, controlVersion: 1, share: 0.5 })).rejects.toMatchObject({ code: 'access.not_found' });
    await stopExperiment(deps, owner, { id: experiment.id });
  });
});
