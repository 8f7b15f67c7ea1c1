import { DomainError } from '@safecode/domain/errors/domain-error';
import { describe, expect, it } from 'vitest';
import { CSS, CSS_OTHER, reviewScene } from '../../test/review-scene.js';
import type { Deps } from '../deps.js';
import { decideReview } from '../review/decide-review.js';
import { getReview } from '../review/get-review.js';
import { submitForReview } from '../review/submit-for-review.js';
import { listSides } from '../revisions/list-sides.js';
import { deployCode } from './deploy-code.js';
import type { DeploymentPort } from './deployment-port.js';
import { killDeployment } from './kill-deployment.js';
import { listDeployments } from './list-deployments.js';
import { markDeployed } from './mark-deployed.js';
import { markFailed } from './mark-failed.js';
import { packageDeployment } from './package-deployment.js';
import { rollBackDeployment } from './roll-back-deployment.js';
import { runDeployment } from './run-deployment.js';
import { scheduleDeployment } from './schedule-deployment.js';
import { unscheduleDeployment } from './unschedule-deployment.js';

const made = await reviewScene();
const { deps, scene, organization, ana, dana, eve, code, edit, setPolicy } = made;
const { admin } = scene.database;

const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'allowed', (error: unknown) => (error instanceof DomainError ? error.code : String(error)));
const statusOf = async (id: number): Promise<string> => (await admin.query<{ status: string }>('select status from generated_code where id = $1', [id])).rows[0]?.status ?? '';
const approved = async (css?: string) => {
  const made = await code(undefined, css);
  await submitForReview(deps, await ana.principal(), { id: made.id, note: '' });
  await decideReview(deps, await dana.principal(), { id: made.id, contentHash: made.contentHash, decision: 'approve', note: '', checklist: [] });
  return made;
};
const deploy = async (id: number, contentHash: string, by = dana) => deployCode(deps, await by.principal(), { id, contentHash, platform: 'manual', environment: 'production' });
const schedule = async (id: number, contentHash: string, at: Date) => scheduleDeployment(deps, await dana.principal(), { id, contentHash, platform: 'manual', environment: 'production', at: at.toISOString() });
const live = async (id: number, contentHash: string) => {
  const { deployment } = await deploy(id, contentHash);
  return markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'exp-1' });
};
const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000);
/** The same use cases an hour later. */
const later = (fields: Partial<Deps> = {}): Deps => ({ ...deps, clock: { now: () => new Date(Date.now() + 3_700_000) }, ...fields });

/** A platform that takes changes by itself and keeps what it was told. */
function automatic(answer: () => Promise<{ externalId: string }> = async () => ({ externalId: 'auto-1' })) {
  const calls: string[] = [];
  const port: DeploymentPort = {
    ...deps.platforms.manual,
    mode: 'automatic',
    deploy: (change) => {
      calls.push(`deploy ${change.deploymentId} ${change.revision.contentHash}`);
      return answer();
    },
    rollBack: async ({ deploymentId }) => void calls.push(`roll back ${deploymentId}`),
  };
  return { calls, platforms: { manual: port } };
}

describe('a deployment by hand', () => {
  it('hands out a package that names the approved hash, and is live when somebody says so', async () => {
    const { id, contentHash } = await approved();
    const { deployment, status } = await deploy(id, contentHash);
    expect([deployment.status, status]).toEqual(['planned', 'approved']);
    const packed = await packageDeployment(deps, await dana.principal(), { deploymentId: deployment.id });
    expect(packed.manifest).toMatchObject({ contentHash, revision: 1, approvedBy: ['Dana'] });
    expect(packed.files[0]?.text).toBe(CSS);
    expect(await markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'exp-7' })).toMatchObject({ status: 'deployed', deployment: { status: 'live', externalId: 'exp-7' } });
    expect((await listSides(deps, await ana.principal(), { id })).sides.map(({ side }) => side)).toEqual(['generated', 'live']);
    const actions = (await organization.ledger()).filter((entry) => entry.action.startsWith('deployment.')).map(({ action }) => action);
    expect(actions).toEqual(['deployment.planned', 'deployment.live']);
  });

  it('is refused without the votes, for another text, by somebody without the right, and twice at once', async () => {
    const waiting = await code();
    expect(await refusal(deploy(waiting.id, waiting.contentHash))).toBe('review.illegal_move');
    const { id, contentHash } = await approved();
    expect(await refusal(deploy(id, 'f'.repeat(64)))).toBe('review.stale_revision');
    expect(await refusal(deploy(id, contentHash, ana))).toBe('access.denied');
    const both = await Promise.all([refusal(deploy(id, contentHash)), refusal(deploy(id, contentHash, eve))]);
    expect(both.sort()).toEqual(['allowed', 'deployment.open']);
  });

  it('does not go live when the code was edited after it was planned', async () => {
    const { id, contentHash } = await approved();
    const { deployment } = await deploy(id, contentHash);
    await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    expect(await refusal(markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'exp-1' }))).toBe('deployment.illegal_move');
    expect((await listDeployments(deps, await ana.principal(), { id })).rows).toMatchObject([{ status: 'cancelled' }]);
  });

  it('does not go live when the policy asks for more by now', async () => {
    const { id, contentHash } = await approved();
    const { deployment } = await deploy(id, contentHash);
    await setPolicy({ approvalsNeeded: 2 });
    expect(await refusal(markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'exp-1' }))).toBe('review.quorum_missing');
    await setPolicy({});
  });

  it('fails, is tried again, and is rolled back', async () => {
    const { id, contentHash } = await approved();
    const { deployment } = await deploy(id, contentHash);
    expect(await markFailed(deps, await dana.principal(), { deploymentId: deployment.id, reason: 'no room' })).toMatchObject({ status: 'deploy_failed', deployment: { status: 'failed', result: 'no room' } });
    const again = await live(id, contentHash);
    expect(again.status).toBe('deployed');
    expect(await rollBackDeployment(deps, await dana.principal(), { deploymentId: again.deployment.id, reason: 'too slow' })).toMatchObject({ status: 'rolled_back', deployment: { status: 'rolled_back' } });
    expect(await refusal(rollBackDeployment(deps, await dana.principal(), { deploymentId: again.deployment.id, reason: 'again' }))).toBe('deployment.illegal_move');
  });

  it('replaces what was live when a newer version goes out', async () => {
    const { id, contentHash } = await approved();
    await live(id, contentHash);
    const { revision } = await edit(ana, id, { baseHash: contentHash, css: CSS_OTHER });
    expect(await statusOf(id)).toBe('generated');
    await submitForReview(deps, await ana.principal(), { id, note: '' });
    await decideReview(deps, await dana.principal(), { id, contentHash: revision.contentHash, decision: 'approve', note: '', checklist: [] });
    await live(id, revision.contentHash);
    expect((await listDeployments(deps, await ana.principal(), { id })).rows.map(({ status }) => status)).toEqual(['live', 'replaced']);
  });
});

describe('the kill switch', () => {
  it('takes what is live away first and asks for a review after', async () => {
    const { id, contentHash } = await approved();
    await live(id, contentHash);
    const { calls, platforms } = automatic();
    const { deployment, status } = await killDeployment({ ...deps, platforms }, await dana.principal(), { id, reason: 'The basket is empty.' });
    expect([status, deployment.status, calls]).toEqual(['rolled_back', 'rolled_back', [`roll back ${deployment.id}`]]);
    expect(await getReview(deps, await eve.principal(), { id })).toMatchObject({ status: 'rolled_back', submitNote: 'The basket is empty.' });
    expect(await refusal(killDeployment(deps, await dana.principal(), { id, reason: 'again' }))).toBe('review.illegal_move');
  });

  it('says nothing is done when the platform does not answer', async () => {
    const { id, contentHash } = await approved();
    await live(id, contentHash);
    const platforms = { manual: { ...automatic().platforms.manual, rollBack: () => Promise.reject(new Error('ECONNREFUSED')) } };
    expect(await refusal(killDeployment({ ...deps, platforms }, await dana.principal(), { id, reason: 'now' }))).toBe('deployment.platform_failed');
    expect(await statusOf(id)).toBe('deployed');
  });
});

describe('a scheduled deployment', () => {
  const job = (deploymentId: number) => ({ organizationId: organization.id, deploymentId });

  it('is handed to people when its time has come, once', async () => {
    const { id, contentHash } = await approved();
    const { deployment, status } = await schedule(id, contentHash, IN_AN_HOUR());
    expect(status).toBe('scheduled');
    await runDeployment(deps, job(deployment.id));
    expect((await listDeployments(deps, await ana.principal(), { id })).rows).toMatchObject([{ status: 'planned', handedOverAt: null }]);
    await Promise.all([1, 2].map(() => runDeployment(later(), job(deployment.id))));
    const events = await admin.query('select 1 from review_events where code_id = $1 and kind = $2', [id, 'deployment_due']);
    expect(events.rowCount).toBe(1);
    expect(await markDeployed(deps, await dana.principal(), { deploymentId: deployment.id, externalId: 'exp-2' })).toMatchObject({ status: 'deployed' });
  });

  it('goes live by itself on a platform that can, once', async () => {
    const { id, contentHash } = await approved();
    const { deployment } = await schedule(id, contentHash, IN_AN_HOUR());
    const { calls, platforms } = automatic();
    await Promise.all([1, 2].map(() => runDeployment(later({ platforms }), job(deployment.id))));
    expect([await statusOf(id), calls]).toEqual(['deployed', [`deploy ${deployment.id} ${contentHash}`]]);
  });

  it('is tried again when the platform did not answer', async () => {
    const { id, contentHash } = await approved();
    const { deployment } = await schedule(id, contentHash, IN_AN_HOUR());
    const down = automatic(() => Promise.reject(new Error('ECONNREFUSED')));
    expect(await refusal(runDeployment(later(down), job(deployment.id)))).toBe('deployment.platform_failed');
    expect(await statusOf(id)).toBe('scheduled');
    await runDeployment(later(automatic()), job(deployment.id));
    expect(await statusOf(id)).toBe('deployed');
  });

  it.each(['by hand', 'by itself'])('fails instead of going out %s when it is not approved any more', async (how) => {
    const { id, contentHash } = await approved();
    const { deployment } = await schedule(id, contentHash, IN_AN_HOUR());
    await setPolicy({ approvalsNeeded: 3 });
    const { calls, platforms } = automatic();
    await runDeployment(later(how === 'by hand' ? {} : { platforms }), job(deployment.id));
    expect([await statusOf(id), calls]).toEqual(['deploy_failed', []]);
    expect((await listDeployments(deps, await ana.principal(), { id })).rows).toMatchObject([{ status: 'failed', result: 'The code is not approved as this brand asks for: 1 of 3 approvals.' }]);
    await setPolicy({});
  });

  it('is taken back by unscheduling, by an edit and by a vote against', async () => {
    const one = await approved();
    await schedule(one.id, one.contentHash, IN_AN_HOUR());
    expect(await unscheduleDeployment(deps, await dana.principal(), { id: one.id })).toMatchObject({ status: 'approved', deployment: { status: 'cancelled' } });
    const two = await approved();
    const { deployment } = await schedule(two.id, two.contentHash, IN_AN_HOUR());
    await decideReview(deps, await eve.principal(), { id: two.id, contentHash: two.contentHash, decision: 'request_changes', note: 'The price is wrong.', checklist: [] });
    await runDeployment(later(automatic()), job(deployment.id));
    expect(await statusOf(two.id)).toBe('changes_requested');
  });
});
