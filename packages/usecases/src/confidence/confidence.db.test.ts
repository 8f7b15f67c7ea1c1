import { TemplateDrafter } from '@safecode/generator/template-drafter';
import { describe, expect, it } from 'vitest';
import { fittingOutcomes, insertOutcomes } from '../../test/outcome-scene.js';
import { CSS_OTHER, CSS_REFORMATTED, CSS_UNSAFE, reviewScene } from '../../test/review-scene.js';
import { createSelector } from '../selectors/create-selector.js';
import { createTemplate } from '../templates/create-template.js';
import { generateAndWait } from '../generation/generate-and-wait.js';
import { preflight } from '../generation/preflight.js';
import { decideReview } from '../review/decide-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { getConfidence } from './get-confidence.js';
import { learnConfidence, scheduleLearning } from './learn-confidence.js';
import { updateConfidenceSettings } from './update-confidence-settings.js';

const made = await reviewScene();
const { deps: sceneDeps, scene, organization, ana, dana, owner, brandId, code, edit } = made;
const { admin } = scene.database;
const deps = { ...sceneDeps, generation: { drafter: new TemplateDrafter(), fallback: null, runsInline: true } };
const on = (day: string) => ({ ...deps, clock: { now: () => new Date(`${day}T03:11:00Z`) } });

const submit = async (id: number) => submitForReview(deps, await ana.principal(), { id, note: '' });
const decide = async (id: number, contentHash: string, decision: 'approve' | 'reject') => decideReview(deps, await dana.principal(), { id, contentHash, decision, note: 'looked at on the page', checklist: [] });
async function outcomeOf(id: number): Promise<{ reason: string; trouble: string | null } | undefined> {
  return (await admin.query<{ reason: string; trouble: string | null }>('select reason, trouble from code_outcomes where code_id = $1', [id])).rows[0];
}

describe('what became of code', () => {
  it('is settled when it is approved as it was generated, however it was formatted since', async () => {
    const { id, contentHash } = await code();
    const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_REFORMATTED });
    expect(await outcomeOf(id)).toBeUndefined();
    await submit(id);
    await decide(id, revision.contentHash, 'approve');
    expect(await outcomeOf(id)).toEqual({ reason: 'approved', trouble: null });
  });

  it('is settled by the first edit that changes its meaning, with what the edit was about, and stays', async () => {
    const { id, contentHash } = await code();
    const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    expect(await outcomeOf(id)).toEqual({ reason: 'edited', trouble: 'style_fix' });
    await submit(id);
    await decide(id, revision.contentHash, 'approve');
    expect(await outcomeOf(id)).toEqual({ reason: 'edited', trouble: 'style_fix' });
    await expect(admin.query("update code_outcomes set reason = 'approved', trouble = null where code_id = $1", [id])).rejects.toThrow();
  });

  it('is settled by a rejection; code that was approved as generated and edited later stays approved', async () => {
    const rejected = await code();
    await submit(rejected.id);
    await decide(rejected.id, rejected.contentHash, 'reject');
    expect(await outcomeOf(rejected.id)).toEqual({ reason: 'rejected', trouble: 'rejected' });
    const approved = await code();
    await submit(approved.id);
    await decide(approved.id, approved.contentHash, 'approve');
    await edit(ana, approved.id, { baseHash: approved.contentHash, css: CSS_OTHER });
    expect(await outcomeOf(approved.id)).toEqual({ reason: 'approved', trouble: null });
  });

  it('is nothing for a draft that was never handed out', async () => {
    const { id, contentHash } = await code(undefined, CSS_UNSAFE);
    await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    expect(await outcomeOf(id)).toBeUndefined();
  });
});

describe('the model of an organisation', () => {
  it('is learnt once a day, by versions that never change, when there is something new; each in the ledger', async () => {
    expect(await learnConfidence(on('2027-01-01'), { organizationId: organization.id })).toBeNull();
    await insertOutcomes(scene.database, { organizationId: organization.id, brandId }, fittingOutcomes(600));
    const versions = await Promise.all([1, 2, 3].map(() => learnConfidence(on('2027-01-02'), { organizationId: organization.id })));
    expect(versions.filter((version) => version !== null)).toEqual([1]);
    expect(await learnConfidence(on('2027-01-02'), { organizationId: organization.id })).toBeNull();
    // The fixture's outcomes were settled before: nothing is new on the next day.
    expect(await learnConfidence(on('2027-01-03'), { organizationId: organization.id })).toBeNull();
    const learnt = (await organization.ledger()).filter(({ action }) => action === 'confidence.model_learnt');
    expect(learnt).toMatchObject([{ object_id: '1', after: { outcomes: 600, refusal: null, heldOut: 150 }, actor: { label: 'Learning' } }]);
    await expect(admin.query('update confidence_models set clean = 0')).rejects.toThrow();
    const { active, live, outcomes } = await getConfidence(deps, await ana.principal(), { brandId });
    expect(active).toMatchObject({ version: 1, outcomes: 600, refusal: null });
    expect(active?.heldOut.brier ?? 1).toBeLessThan(active?.heldOut.baseBrier ?? 0);
    expect(outcomes.clean + outcomes.other).toBe(600);
    expect(live.n).toBe(0);
  });

  it('is asked for by one job an organisation and day', async () => {
    expect(await scheduleLearning(on('2027-01-04'))).toBeGreaterThan(0);
    await scheduleLearning(on('2027-01-04'));
    const { rows } = await admin.query("select count(*)::integer as count from graphile_worker._private_jobs where (payload ->> 'organizationId')::integer = $1 and key like '%learn-confidence%'", [organization.id]);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

const CONTENT = {
  name: 'Sticky bar', description: 'A sticky bar with a text.', testType: 'sticky-bar', keywords: ['bar'], pageTypes: ['pdp'], javascript: '', css: '.xp-bar { color: {{tone}} }',
  slots: [{ kind: 'color' as const, name: 'tone', label: 'Tone', required: true, hints: [], default: '#336699' }],
};
const REQUEST = { brand: 'shop', pageType: 'pdp', template: undefined, source: 'api' as const, waitMs: 5000 };
const runOf = async (description: string, answers?: Record<string, string>) =>
  generateAndWait(deps, await ana.principal(), { ...REQUEST, description, ...(answers === undefined ? {} : { answers }) });

describe('code of an organisation with a model', () => {
  it('carries its chance, the version that gave it, and why; the features are kept for the next one', async () => {
    await createSelector(deps, await owner.principal(), { brandId, selector: '.buy', pageType: 'pdp', name: 'Buy', role: null, description: '', status: 'approved', replacement: null, subtree: false });
    await createTemplate(deps, await owner.principal(), { ...CONTENT, brandId });
    const run = await runOf('a sticky bar');
    expect(run).toMatchObject({ status: 'passed' });
    const { rows } = await admin.query<{ detail: { score: number; calibration: string; features: object; prediction: { modelVersion: number; contributions: object[]; probability: number } } }>(
      'select confidence_detail as detail from generated_code where id = $1', [run.codeId]);
    const detail = rows[0]?.detail;
    expect(detail).toMatchObject({ calibration: 'organization', score: run.confidence, prediction: { modelVersion: 1, outcomes: 600, probability: run.confidence } });
    expect(Object.keys(detail?.features ?? {})).toContain('templateHistory');
    expect(run.stages.at(-1)?.summary).toMatch(/^Chance of approval without an edit: \d+ %\.$/);
    await submit(run.codeId ?? 0);
    const hash = (await admin.query<{ content_hash: string }>('select content_hash from generated_code where id = $1', [run.codeId])).rows[0]?.content_hash ?? '';
    await decide(run.codeId ?? 0, hash, 'approve');
    const settled = (await admin.query('select model_version, probability, features, words from code_outcomes where code_id = $1', [run.codeId])).rows[0];
    expect(settled).toMatchObject({ model_version: 1, probability: run.confidence, features: detail?.features, words: ['bar', 'sticky'] });
  });

  it('is not given below what the brand asks for: what speaks against it and what would help is said, and one answer goes on', async () => {
    const principal = await owner.principal();
    await updateConfidenceSettings(deps, principal, { brandId, expectedVersion: 0, abstainBelow: 0.95 });
    await expect(updateConfidenceSettings(deps, principal, { brandId, expectedVersion: 0, abstainBelow: 0.5 })).rejects.toMatchObject({ code: 'conflict.stale_version' });
    await expect(updateConfidenceSettings(deps, await ana.principal(), { brandId, expectedVersion: 1, abstainBelow: null })).rejects.toMatchObject({ code: 'access.denied' });
    const asked = await runOf('some bar, purple perhaps, with sparkle and a long poem about shipping');
    expect(asked).toMatchObject({ status: 'asking', codeId: null, error: { code: 'generation.unsure' }, questions: [{ name: 'unsure', choices: [{ value: 'go_on' }] }] });
    expect(asked.error?.message).toMatch(/below 95 %.*What speaks against it: .+ What would help: .+/);
    const written = await runOf('some bar, purple perhaps, with sparkle and a long poem about shipping', { unsure: 'go_on' });
    expect(written).toMatchObject({ status: 'passed', error: null });
    await updateConfidenceSettings(deps, principal, { brandId, expectedVersion: 1, abstainBelow: null });
    expect(await runOf('some bar, orange perhaps, with sparkle and a long poem about shipping')).toMatchObject({ status: 'passed' });
    const changes = (await organization.ledger()).filter(({ action }) => action === 'confidence_settings.changed' || action === 'generation.asked');
    expect(changes).toMatchObject([{ after: { abstainBelow: 0.95 } }, { after: { because: 'generation.unsure' } }, { after: { abstainBelow: null } }]);
  });
});

describe('what is said of a request before it is generated', () => {
  it('is what happened to similar ones of the brand, with its numbers, and nothing while they are few', async () => {
    const principal = await owner.principal();
    const ask = (description: string) => preflight(deps, principal, { brand: 'shop', pageType: 'pdp', description, template: undefined });
    const before = await ask('a countdown clock');
    expect(before.risk).toBeNull();
    const troubled = Array.from({ length: 30 }, (_, at) => ({ features: {}, isClean: at % 3 === 0, words: ['clock', 'countdown'], trouble: 'selector_fix' }));
    await insertOutcomes(scene.database, { organizationId: organization.id, brandId }, troubled);
    const { risk } = await ask('a countdown clock');
    expect(risk).toMatchObject({ similar: { n: 30, count: 20 }, kinds: [{ kind: 'selector_fix', share: { count: 20 } }] });
    expect(risk?.risk).toBeGreaterThan(risk?.base.rate ?? 1);
    expect((await ask('hide the gallery')).risk).toBeNull();
  });
});

describe('another organisation', () => {
  it('has no model, no history and no settings of this one', async () => {
    const other = await scene.organization();
    const stranger = await (await other.join('Stranger', 'owner')).principal();
    const theirs = await other.brand('Other');
    await expect(getConfidence(deps, stranger, { brandId })).rejects.toMatchObject({ code: 'access.not_found' });
    expect(await getConfidence(deps, stranger, { brandId: theirs })).toMatchObject({ active: null, refused: null, outcomes: { clean: 0, other: 0 }, live: { n: 0 } });
  });
});
