import { describe, expect, it } from 'vitest';
import { insertEdit, insertOutcomes } from '../../test/outcome-scene.js';
import { peopleScene } from '../../test/people-scene.js';
import { getCorrectionReasons } from './get-correction-reasons.js';

const scene = await peopleScene();
const deps = { ...scene.deps, clock: { now: () => new Date() } };
const shop = await scene.organization();
const owner = await (await shop.join('Owner', 'owner')).principal();
const brandId = await shop.brand('Shop');
const { admin } = scene.database;

async function correct(reasons: readonly string[], of = brandId): Promise<void> {
  const codes = await insertOutcomes(scene.database, { organizationId: shop.id, brandId: of }, reasons.map(() => ({ features: {}, isClean: false })));
  for (const codeId of codes) await insertEdit(scene.database, { organizationId: shop.id, codeId, css: '.xp-note { color: blue }' });
  await admin.query(
    `insert into corrections (organization_id, brand_id, code_id, original_revision, corrected_revision, kind, reason_kind, reason, source, created_by, knowledge_version, verifier_version)
     select $1, $2, code, 1, 2, 'style_fix', 'other', reason, 'console', '{"kind":"system","label":"Seed"}', 1, '1' from unnest($3::integer[], $4::text[]) as given (code, reason)`,
    [shop.id, of, codes, reasons],
  );
}
const ask = (input: Partial<Parameters<typeof getCorrectionReasons>[2]> = {}) => getCorrectionReasons(deps, owner, { brandId, ...input });

describe('why people correct', () => {
  it('is nothing while nobody gave a reason', async () => {
    expect(await ask()).toMatchObject({ n: 0, silent: 0, isCut: false, intents: [] });
  });

  it('is told by what the reasons are about, as shares of the reasons in words with intervals', async () => {
    await correct(['Wrong colour', 'the font is wrong', 'wrong selector', 'Set the category to accessibility', '']);
    const found = await ask();
    expect(found).toMatchObject({ n: 4, silent: 1, minClaim: 20, isCut: false });
    expect(found.intents.map(({ intent, share }) => [intent, share.count, share.n])).toEqual([['style', 2, 4], ['other', 1, 4], ['target', 1, 4]]);
    const [style] = found.intents;
    expect(style?.share.low).toBeLessThan(0.5);
    expect(style?.share.high).toBeGreaterThan(0.5);
  });

  it('is that of one brand and of the period in which the code was made, without what was retracted', async () => {
    await correct(['typo in the headline'], await shop.brand('Other'));
    expect((await ask()).n).toBe(4);
    expect(await ask({ from: '2020-01-01', to: '2020-02-01' })).toMatchObject({ n: 0, silent: 0 });
    expect(await ask({ templateId: 999_999 })).toMatchObject({ n: 0, silent: 0 });
    await admin.query(`update corrections set retracted_at = now(), retracted_by = 'Seed', retract_reason = 'It was right' where brand_id = $1 and reason = 'wrong selector'`, [brandId]);
    expect((await ask()).intents.map(({ intent }) => intent)).toEqual(['style', 'other']);
  });

  it('says when only the newest reasons were read', async () => {
    await correct(Array.from({ length: 400 }, () => 'grammar'));
    expect(await ask()).toMatchObject({ n: 400, isCut: true, intents: [{ intent: 'copy', share: { count: 400 } }] });
  });

  it('is for those who see the brand', async () => {
    const stranger = await (await (await scene.organization()).join('Stranger', 'owner')).principal();
    await expect(getCorrectionReasons(deps, stranger, { brandId })).rejects.toMatchObject({ code: 'access.not_found' });
    const viewer = await (await shop.join('Vera', 'viewer', 'listed')).principal();
    await expect(getCorrectionReasons(deps, viewer, { brandId })).rejects.toMatchObject({ code: 'access.not_found' });
  });
});
