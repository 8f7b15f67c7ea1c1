import type { Arm, ExperimentStatus, TemplateExperiment, Trial } from '@safecode/domain/experiments/template-experiment';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';

/** An experiment as it is stored; how it stands is read from what became of its codes. */
export type StoredExperiment = Omit<TemplateExperiment, 'reading'> & { readonly startedByUserId: number | null };

const selectExperiment = (tx: TenantTransaction) =>
  tx.selectFrom('template_experiments').select(['id', 'brand_id', 'template_id', 'control_version', 'treatment_version', 'share', 'status', 'started_by', 'started_at', 'ended_at', 'end_reason']);
type Row = Awaited<ReturnType<ReturnType<typeof selectExperiment>['executeTakeFirstOrThrow']>>;

const toExperiment = (row: Row): StoredExperiment => ({
  id: row.id,
  brandId: row.brand_id,
  templateId: row.template_id,
  controlVersion: row.control_version,
  treatmentVersion: row.treatment_version,
  share: row.share,
  status: row.status,
  startedBy: row.started_by.label,
  startedByUserId: row.started_by.kind === 'user' ? row.started_by.userId : null,
  startedAt: toIso(row.started_at),
  endedAt: toIsoOrNull(row.ended_at),
  endReason: row.end_reason,
});

export async function findExperiment(tx: TenantTransaction, id: number): Promise<StoredExperiment | null> {
  const row = await selectExperiment(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toExperiment(row);
}

/** The experiment, locked until the transaction is over: two who end it end it once. */
export async function lockExperiment(tx: TenantTransaction, id: number): Promise<StoredExperiment | null> {
  const row = await selectExperiment(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toExperiment(row);
}

/** Experiments of a template, the newest first. */
export async function listExperiments(tx: TenantTransaction, templateId: number): Promise<StoredExperiment[]> {
  return (await selectExperiment(tx).where('template_id', '=', templateId).orderBy('id', 'desc').limit(20).execute()).map(toExperiment);
}

/** Ids of the organisation's running experiments. */
export async function listRunningExperimentIds(tx: TenantTransaction): Promise<number[]> {
  return (await tx.selectFrom('template_experiments').select('id').where('status', '=', 'running').orderBy('id').execute()).map(({ id }) => id);
}

/** The experiment of a template that is running, or null. */
export async function findRunningExperiment(tx: TenantTransaction, templateId: number): Promise<StoredExperiment | null> {
  const row = await selectExperiment(tx).where('template_id', '=', templateId).where('status', '=', 'running').executeTakeFirst();
  return row === undefined ? null : toExperiment(row);
}

export interface NewExperiment {
  readonly brandId: number;
  readonly templateId: number;
  readonly controlVersion: number;
  readonly treatmentVersion: number;
  readonly share: number;
  readonly startedAt: Date;
}

/** Starts an experiment; null when one of the template is running already. */
export async function insertExperiment(tx: TenantTransaction, experiment: NewExperiment): Promise<number | null> {
  const row = await tx
    .insertInto('template_experiments')
    .values({
      brand_id: experiment.brandId,
      template_id: experiment.templateId,
      control_version: experiment.controlVersion,
      treatment_version: experiment.treatmentVersion,
      share: experiment.share,
      started_at: experiment.startedAt,
    })
    // Whatever conflicts: a parameter in the predicate of a partial index cannot be matched to it once the plan is generic.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function endExperiment(tx: TenantTransaction, id: number, end: { readonly status: Exclude<ExperimentStatus, 'running'>; readonly reason: string; readonly at: Date }): Promise<void> {
  await tx.updateTable('template_experiments').set({ status: end.status, end_reason: end.reason, ended_at: end.at }).where('id', '=', id).execute();
}

/** Running experiments of brands: what a generation has to know to keep to its arm. */
export interface RunningExperiment {
  readonly id: number;
  readonly brandId: number;
  readonly templateId: number;
  readonly controlVersion: number;
  readonly treatmentVersion: number;
  readonly share: number;
}

export async function listRunningExperiments(tx: TenantTransaction, brandIds: readonly number[]): Promise<RunningExperiment[]> {
  const rows = await tx
    .selectFrom('template_experiments')
    .select(['id', 'brand_id as brandId', 'template_id as templateId', 'control_version as controlVersion', 'treatment_version as treatmentVersion', 'share'])
    .where('status', '=', 'running')
    .where(sql<boolean>`brand_id = any(${[...brandIds]}::integer[])`)
    .orderBy('id')
    .execute();
  return rows;
}

/** The newest trials that are compared; an experiment that is still open after so many will not be decided by more. */
const MOST_TRIALS = 20_000;

/** Settled codes of an experiment in the order in which they were settled. */
export async function listSettledTrials(tx: TenantTransaction, experimentId: number): Promise<{ trial: Trial; isRejected: boolean; codeId: number }[]> {
  const rows = await tx
    .selectFrom('code_outcomes')
    .select(['arm', 'reason', 'code_id'])
    .where('experiment_id', '=', experimentId)
    .orderBy('settled_at')
    .orderBy('code_id')
    .limit(MOST_TRIALS)
    .execute();
  return rows.map((row) => ({ trial: { arm: row.arm ?? 'control', isWrong: row.reason !== 'approved' }, isRejected: row.reason === 'rejected', codeId: row.code_id }));
}

/** Codes of an experiment in the order in which they were made, with what was asked for. */
export async function listMadeTrials(tx: TenantTransaction, experimentId: number): Promise<{ trial: Trial; request: string }[]> {
  const { rows } = await sql<{ arm: Arm; verdict: string; request: string }>`
    select made_from #>> '{experiment,arm}' as arm, verdict, md5(page_type || description) as request from generated_code
     where made_from ? 'experiment' and (made_from #>> '{experiment,id}')::integer = ${experimentId} order by id limit ${MOST_TRIALS}`.execute(tx);
  return rows.map(({ arm, verdict, request }) => ({ trial: { arm, isWrong: verdict !== 'pass' }, request }));
}
