import { DomainError } from '@safecode/domain/errors/domain-error';
import { describe, expect, it } from 'vitest';
import { CSS_OTHER, reviewScene } from '../../test/review-scene.js';
import { archiveBrand } from '../brands/archive-brand.js';
import { deployCode } from '../deployments/deploy-code.js';
import { markDeployed } from '../deployments/mark-deployed.js';
import { rollBackDeployment } from '../deployments/roll-back-deployment.js';
import { runDeployment } from '../deployments/run-deployment.js';
import { scheduleDeployment } from '../deployments/schedule-deployment.js';
import { listCodes } from '../codes/list-codes.js';
import { decideReview } from './decide-review.js';
import { getReview } from './get-review.js';
import { getReviewHistory } from './get-review-history.js';
import { listWaiting } from './list-waiting.js';
import { reopenReview } from './reopen-review.js';
import { submitForReview } from './submit-for-review.js';

const made = await reviewScene();
const { deps, organization, brandId, ana, dana, owner, code, edit } = made;
const by = async (person: typeof ana) => person.principal();
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
const submit = async (id: number) => submitForReview(deps, await by(ana), { id, note: 'Please look at the colour.' });
const approve = async ({ id, contentHash }: { id: number; contentHash: string }) => decideReview(deps, await by(dana), { id, contentHash, decision: 'approve', note: '', checklist: [] });
const manual = { platform: 'manual', environment: 'production' } as const;

async function approved() {
  const proved = await code();
  await submit(proved.id);
  await approve(proved);
  return proved;
}

describe('the history of code', () => {
  it('keeps who sent it to review after the request is closed, with the ledger entry of each step', async () => {
    const { id, contentHash } = await code();
    await submit(id);
    await decideReview(deps, await by(dana), { id, contentHash, decision: 'request_changes', note: 'Another colour, please.', checklist: [] });
    await submit(id);
    await approve({ id, contentHash });
    const { requests, seals, isComplete } = await getReviewHistory(deps, await by(ana), { id });
    expect(requests).toMatchObject([{ submittedBy: 'Ana', note: 'Please look at the colour.', revision: 1, closedAt: expect.any(String) }, { submittedBy: 'Ana', closedAt: expect.any(String) }]);
    expect(isComplete).toBe(true);
    const votes = (await getReview(deps, await by(ana), { id })).votes.map((vote) => vote.id);
    expect(seals.flatMap(({ voteId }) => voteId ?? [])).toEqual(votes);
    expect(seals.flatMap(({ requestId }) => requestId ?? [])).toEqual(requests.map((request) => request.id));
    expect(seals.filter(({ action }) => action === 'review.submitted').map(({ actor, seal }) => [actor, seal.length])).toEqual([['Ana', 64], ['Ana', 64]]);
  });

  it('is not there for another organisation, as for code that does not exist', async () => {
    const { id } = await code();
    const stranger = await (await (await made.scene.organization()).join('Mallory', 'owner')).principal();
    expect(await refusal(getReviewHistory(deps, stranger, { id }))).toBe('access.not_found');
    expect(await refusal(getReviewHistory(deps, stranger, { id: 2_000_000_000 }))).toBe('access.not_found');
  });
});

describe('lists of code', () => {
  it('say the verdict of the newest revision, and what is due first', async () => {
    const [first, second] = [await code(), await code()];
    await edit(ana, first.id, { baseHash: first.contentHash, css: '.foreign { display: none }' });
    const row = async (id: number) => (await listCodes(deps, await by(ana), { limit: 50, sort: '-created' })).rows.find((one) => one.id === id);
    expect(await row(first.id)).toMatchObject({ revision: 2, verdict: 'fail', status: 'failed_draft', dueAt: null });
    expect((await row(first.id))?.errorCount).toBeGreaterThan(0);
    const failing = await listCodes(deps, await by(ana), { limit: 50, sort: '-created', verdict: 'fail' });
    expect(failing.rows.map(({ id }) => id)).toContain(first.id);
    await submit(second.id);
    const third = await code();
    await submit(third.id);
    const page = async (cursor?: string) => listCodes(deps, await by(ana), { limit: 1, sort: 'due', cursor });
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const { rows, nextCursor } = await page(cursor);
      ids.push(...rows.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    const { rows: all } = await listCodes(deps, await by(ana), { limit: 50, sort: '-created' });
    expect(ids.slice(0, 2)).toEqual([second.id, third.id]);
    expect(ids.slice(2)).toEqual(all.map(({ id }) => id).filter((id) => id !== second.id && id !== third.id));
  });
});

describe('code of an archived brand', () => {
  it('goes no further, waits for nobody, and what is live can be rolled back', async () => {
    const [fresh, asked, ready, scheduled, live, rejected] = [await code(), await code(), await approved(), await approved(), await approved(), await code()];
    await submit(asked.id);
    await submit(rejected.id);
    await decideReview(deps, await by(dana), { ...rejected, decision: 'reject', note: 'Not what was asked for.', checklist: [] });
    const { deployment } = await deployCode(deps, await by(dana), { ...live, ...manual });
    await markDeployed(deps, await by(dana), { deploymentId: deployment.id, externalId: 'x' });
    const planned = await scheduleDeployment(deps, await by(dana), { ...scheduled, ...manual, at: new Date(Date.now() + 60_000).toISOString() });
    await archiveBrand(deps, await by(owner), { id: brandId });
    const [anas, danas] = [await by(ana), await by(dana)];
    const at = new Date(Date.now() + 60_000).toISOString();
    const refusals = [
      submit(fresh.id), edit(ana, fresh.id, { baseHash: fresh.contentHash, css: CSS_OTHER }), approve(asked), reopenReview(deps, anas, { id: rejected.id, note: '' }),
      deployCode(deps, danas, { ...ready, ...manual }), scheduleDeployment(deps, danas, { ...ready, ...manual, at }), markDeployed(deps, danas, { deploymentId: planned.deployment.id, externalId: 'x' }),
    ].map(refusal);
    expect(await Promise.all(refusals)).toEqual(refusals.map(() => 'review.brand_archived'));
    expect((await listWaiting(deps, await by(dana), { limit: 200 })).rows).toEqual([]);
    expect((await getReview(deps, await by(dana), { id: asked.id })).actions.find(({ command }) => command === 'approve')).toMatchObject({ allowed: false, reason: expect.stringContaining('archived') });
    const later = { ...deps, clock: { now: () => new Date(Date.now() + 120_000) } };
    await runDeployment(later, { organizationId: organization.id, deploymentId: planned.deployment.id });
    expect((await getReview(deps, await by(dana), { id: scheduled.id })).status).toBe('deploy_failed');
    await rollBackDeployment(deps, await by(dana), { deploymentId: deployment.id, reason: 'The brand is given up.' });
    expect((await getReview(deps, await by(dana), { id: live.id })).status).toBe('rolled_back');
  });
});
