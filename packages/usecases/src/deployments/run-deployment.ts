import type { Permission } from '@safecode/domain/access/permissions';
import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { decideTransition } from '@safecode/domain/review/transitions';
import type { ReviewActor, ReviewCommand } from '@safecode/domain/review/review-state';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findDeployment, updateDeployment } from '@safecode/database/deployments/deployment-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { lockCodeRow } from '@safecode/database/review/state-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { announce } from '../review/announce.js';
import { loadReview, type LoadedReview } from '../review/load-review.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';
import { runReviewCommand } from '../review/run-command.js';
import { systemPrincipal } from '../review/system-principal.js';
import { describeChange } from './describe-change.js';
import { assertDeployment } from './find-visible-deployment.js';
import { goLive } from './go-live.js';

const SCHEDULER: ReviewActor = { kind: 'system', userId: null, can: new Set<Permission>(['code.deploy']) };

export interface DeploymentJob {
  readonly organizationId: number;
  readonly deploymentId: number;
}

/**
 * Carries out a planned deployment when its time has come. Everything is checked again under the lock: what is not
 * approved any more fails instead of going out. Can run twice, and goes on after a process that died in between.
 */
export async function runDeployment(deps: Deps, job: DeploymentJob): Promise<void> {
  const principal = systemPrincipal(job.organizationId, 'Scheduler');
  const deployment = await inTenant(deps.db, tenantContextOf(principal), (tx) => findDeployment(tx, job.deploymentId));
  if (deployment === null || deployment.status !== 'planned' || deployment.handedOverAt !== null) return;
  if (deployment.scheduledFor !== null && new Date(deployment.scheduledFor) > deps.clock.now()) return runLater(deps, principal, { ...job, at: new Date(deployment.scheduledFor) });
  const isByHand = deps.platforms[deployment.platform].mode === 'by_hand';
  const run = { deploymentId: deployment.id, codeId: deployment.codeId };
  try {
    await unlessDone(() => (isByHand ? handOver(deps, principal, run) : deployNow(deps, principal, run)));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'deployment.platform_failed') throw error;
    await unlessDone(() => giveUp(deps, principal, { ...run, reason: error.message }));
  }
}

interface Run {
  readonly deploymentId: number;
  readonly codeId: number;
}

/** A clock that is behind the database's must not lose the deployment. */
async function runLater(deps: Deps, principal: Principal, job: DeploymentJob & { readonly at: Date }): Promise<void> {
  const { organizationId, deploymentId, at } = job;
  await inTenant(deps.db, tenantContextOf(principal), (tx) => enqueueJob(tx, 'deployments.run', { payload: { organizationId, deploymentId }, jobKey: `deployments.run:${deploymentId}`, runAt: at }));
}

/** The command, when the deployment is still planned. */
async function liveCommand(tx: TenantTransaction, deploymentId: number): Promise<ReviewCommand> {
  const deployment = await findDeployment(tx, deploymentId);
  if (deployment?.status !== 'planned' || deployment.handedOverAt !== null) throw new NothingToDo('The deployment is not planned any more.');
  return { name: 'mark_deployed', contentHash: deployment.contentHash };
}

async function deployNow(deps: Deps, principal: Principal, { deploymentId, codeId }: Run): Promise<void> {
  await runReviewCommand(deps, principal, {
    codeId,
    action: 'deployment.live',
    note: '',
    actor: SCHEDULER,
    command: (_, tx) => liveCommand(tx, deploymentId),
    act: async (tx, loaded) => {
      const deployment = await assertDeployment(tx, deploymentId, { from: ['planned'], to: 'live' });
      const { externalId } = await deps.platforms[deployment.platform].deploy(await describeChange(tx, loaded, deployment)).catch((error: unknown) => {
        throw new DomainError('deployment.platform_failed', { reason: 'it did not answer' }, { cause: error });
      });
      return goLive(tx, loaded, { deploymentId, externalId, now: deps.clock.now() });
    },
    result: () => undefined,
  });
}

/** By hand: the people who carry it out are told that it is time. The code stays scheduled until they say how it went. */
async function handOver(deps: Deps, principal: Principal, { deploymentId, codeId }: Run): Promise<void> {
  await inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const loaded = await loadReview(tx, principal, await lockCodeRow(tx, codeId));
    assertStillApproved(deps, loaded, await liveCommand(tx, deploymentId));
    const { code, state } = loaded;
    await updateDeployment(tx, deploymentId, { handedOverAt: deps.clock.now() });
    await announce(tx, { codeId, kinds: ['deployment_due'], data: { revision: state.revision, deploymentId } });
    return {
      result: undefined,
      ledger: [{ action: 'deployment.due', objectType: 'generated_code', objectId: codeId, brandId: code.brandId, codeId, after: { deploymentId, contentHash: state.contentHash } }],
    };
  });
}

function assertStillApproved(deps: Deps, { state, policy }: LoadedReview, command: ReviewCommand): void {
  const transition = decideTransition({ state, command, actor: SCHEDULER, policy, now: deps.clock.now() });
  if (!transition.ok) throw new DomainError(transition.refusal.code, transition.refusal.data);
}

async function giveUp(deps: Deps, principal: Principal, { deploymentId, codeId, reason }: Run & { readonly reason: string }): Promise<void> {
  await runReviewCommand(deps, principal, {
    codeId,
    action: 'deployment.failed',
    note: reason,
    actor: SCHEDULER,
    command: async (_, tx) => {
      await liveCommand(tx, deploymentId);
      return { name: 'mark_failed', was: 'planned' };
    },
    act: async (tx) => {
      await updateDeployment(tx, deploymentId, { status: 'failed', endedAt: deps.clock.now(), result: reason });
      return { data: { deploymentId }, after: { deploymentId } };
    },
    result: () => undefined,
  });
}
