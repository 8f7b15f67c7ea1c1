import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { learningScene, type LearningScene } from '../../test/learning-scene.js';
import { reportCorrection } from '../corrections/report-correction.js';
import { decideReview } from '../review/decide-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { createSelector } from '../selectors/create-selector.js';

/** A page of the shop as it was seen just now. */
async function seen({ scene, organization, brandId }: LearningScene, html: string): Promise<void> {
  const { rows } = await scene.database.admin.query<{ id: number }>(
    `insert into page_captures (organization_id, brand_id, page_type, source, address, stage, finished_at, requested_by) values ($1, $2, 'pdp', 'address', 'https://shop.example/p', 'done', now(), 'Ana') returning id`,
    [organization.id, brandId],
  );
  await scene.database.admin.query(
    `insert into page_capture_views (organization_id, capture_id, viewport, window_width, window_height, title, html, layout) values ($1, $2, 'desktop', 1280, 800, 'Page', $3, $4)`,
    [organization.id, rows[0]?.id, gzipSync(html), gzipSync(JSON.stringify({ scripting: true, elements: [], shadowRoots: [], frames: [] }))],
  );
}

/** Three corrections by two people: the price is elsewhere. */
async function aliasTaught(): Promise<LearningScene> {
  const made = await learningScene();
  const owner = await made.owner.principal();
  const content = { pageType: 'pdp', role: null, description: '', status: 'approved' as const, replacement: null, subtree: false };
  for (const selector of ['.price-box', '.product-price']) await createSelector(made.deps, owner, { ...content, brandId: made.brandId, selector, name: selector });
  for (const [at, person] of [made.ana, made.ana, made.dana].entries()) {
    const css = `.price-box { order: ${at} }`;
    const { id, contentHash } = await made.code(undefined, css);
    await reportCorrection(made.deps, await person.principal(), { id, originalRevision: 1, baseHash: contentHash, javascript: '', css: css.replace('.price-box', '.product-price'), reasonKind: 'wrong_element', reason: '', source: 'console' });
  }
  return made;
}

describe('an alias', () => {
  it('is proposed where the new selector is on a page that was seen, and says so', async () => {
    const made = await aliasTaught();
    await seen(made, '<main><p class="product-price">1</p><p class="product-price">2</p></main>');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed', missing: '', pages: { verdict: 'found', pages: [{ address: 'https://shop.example/p', pageType: 'pdp', from: 0, to: 2 }] } }]);
  });

  it('waits while the pages that were seen last have the old selector alone, until they are seen again', async () => {
    const made = await aliasTaught();
    await seen(made, '<p class="price-box">1</p>');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'collecting', missing: expect.stringMatching(/^The pages that were seen last have the old selector and not the new one/), pages: { verdict: 'contradicted' } }]);
    await seen(made, '<p class="product-price">1</p>');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed', pages: { verdict: 'found' } }]);
  });

  it('is proposed when nothing was seen, or neither is there: pages that were not seen say nothing', async () => {
    const made = await aliasTaught();
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed', pages: null }]);
    await seen(made, '<p>Nothing</p>');
    await made.mine();
    expect(await made.lessons()).toMatchObject([{ status: 'proposed', pages: { verdict: 'unseen' } }]);
    const entries = (await made.organization.ledger()).length;
    await made.scene.database.admin.query('delete from learning_states');
    await made.mine();
    expect((await made.organization.ledger()).length).toBe(entries);
  });
});

it('an approval has lessons replayed on what was approved', async () => {
  const made = await learningScene();
  const waiting = async (): Promise<number> =>
    Number((await made.scene.database.admin.query(`select count(*) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'learning.mine'`)).rows[0].count);
  const { id, contentHash } = await made.code();
  expect(await waiting()).toBe(0);
  await submitForReview(made.deps, await made.ana.principal(), { id, note: '' });
  await decideReview(made.deps, await made.eve.principal(), { id, contentHash, decision: 'approve', note: '', checklist: [] });
  expect(await waiting()).toBe(1);
});
