import type { Deployment, DeploymentPlatform, DeploymentStatus } from '@safecode/domain/deployments/deployment';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

const COLUMNS = [
  'id', 'code_id', 'revision_number', 'content_hash', 'platform', 'environment', 'external_id', 'status', 'scheduled_for', 'handed_over_at', 'result', 'started_by',
  'created_at', 'live_at', 'ended_at',
] as const;

const selectDeployment = (tx: TenantTransaction) => tx.selectFrom('deployments').select(COLUMNS);
type Row = Awaited<ReturnType<ReturnType<typeof selectDeployment>['executeTakeFirstOrThrow']>>;

const toDeployment = (row: Row): Deployment => ({
  id: row.id,
  codeId: row.code_id,
  revision: row.revision_number,
  contentHash: row.content_hash,
  platform: row.platform,
  environment: row.environment,
  externalId: row.external_id ?? null,
  status: row.status,
  scheduledFor: toIsoOrNull(row.scheduled_for),
  handedOverAt: toIsoOrNull(row.handed_over_at),
  result: row.result,
  startedBy: row.started_by.label,
  createdAt: toIso(row.created_at),
  liveAt: toIsoOrNull(row.live_at),
  endedAt: toIsoOrNull(row.ended_at),
});

/** Deployments of a code, the newest first. */
export async function listDeployments(tx: TenantTransaction, codeId: number): Promise<Deployment[]> {
  const rows = await selectDeployment(tx).where('code_id', '=', codeId).orderBy('id', 'desc').execute();
  return rows.map(toDeployment);
}

export async function findDeployment(tx: TenantTransaction, id: number): Promise<Deployment | null> {
  const row = await selectDeployment(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toDeployment(row);
}

/** Those of a code that are planned or live: at most one of each. */
export async function listOpenDeployments(tx: TenantTransaction, codeId: number): Promise<Deployment[]> {
  const rows = await selectDeployment(tx).where('code_id', '=', codeId).where('status', 'in', ['planned', 'live']).execute();
  return rows.map(toDeployment);
}

export interface NewDeployment {
  readonly codeId: number;
  readonly revision: number;
  readonly contentHash: string;
  readonly platform: DeploymentPlatform;
  readonly environment: string;
  readonly scheduledFor: Date | null;
}

/** Plans a deployment. The database refuses one of anything but the newest revision with its votes. */
export async function insertDeployment(tx: TenantTransaction, deployment: NewDeployment): Promise<Deployment> {
  const row = await tx
    .insertInto('deployments')
    .values({
      code_id: deployment.codeId,
      revision_number: deployment.revision,
      content_hash: deployment.contentHash,
      platform: deployment.platform,
      environment: deployment.environment,
      scheduled_for: deployment.scheduledFor,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toDeployment(row);
}

export interface DeploymentChange {
  readonly status?: DeploymentStatus;
  readonly externalId?: string;
  readonly result?: string;
  readonly handedOverAt?: Date;
  readonly liveAt?: Date;
  readonly endedAt?: Date;
}

export async function updateDeployment(tx: TenantTransaction, id: number, change: DeploymentChange): Promise<Deployment> {
  const { status, externalId, result, handedOverAt, liveAt, endedAt } = change;
  const row = await tx
    .updateTable('deployments')
    .set({
      ...(status === undefined ? {} : { status }),
      ...(externalId === undefined ? {} : { external_id: externalId }),
      ...(result === undefined ? {} : { result }),
      ...(handedOverAt === undefined ? {} : { handed_over_at: handedOverAt }),
      ...(liveAt === undefined ? {} : { live_at: liveAt }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toDeployment(row);
}
