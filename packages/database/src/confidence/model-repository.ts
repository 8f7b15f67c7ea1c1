import type { ConfidenceModel } from '@safecode/domain/confidence/confidence-model';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso } from '../connection/iso-time.js';

const selectModel = (tx: TenantTransaction) =>
  tx.selectFrom('confidence_models').select(['version', 'fitted_at', 'outcomes', 'clean', 'refusal', 'held_out', 'model']).orderBy('version', 'desc').limit(1);
type ModelRow = Awaited<ReturnType<ReturnType<typeof selectModel>['executeTakeFirstOrThrow']>>;

const toModel = ({ fitted_at: fittedAt, held_out: heldOut, ...row }: ModelRow): ConfidenceModel => ({ ...row, fittedAt: toIso(fittedAt), heldOut });

/** The model in use: the newest that was not refused. Null before there is one. */
export async function findActiveModel(tx: TenantTransaction): Promise<ConfidenceModel | null> {
  const row = await selectModel(tx).where('refusal', 'is', null).executeTakeFirst();
  return row === undefined ? null : toModel(row);
}

/** The newest model, in use or not. */
export async function findNewestModel(tx: TenantTransaction): Promise<ConfidenceModel | null> {
  const row = await selectModel(tx).executeTakeFirst();
  return row === undefined ? null : toModel(row);
}

/** Keeps a model as the next version. Null when the day has one already: the job ran twice. */
export async function insertModel(tx: TenantTransaction, model: Omit<ConfidenceModel, 'version'>): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into confidence_models (version, fitted_on, fitted_at, outcomes, clean, refusal, held_out, model)
    select coalesce(max(version), 0) + 1, ${model.fittedAt.slice(0, 10)}::date, ${model.fittedAt}::timestamptz, ${model.outcomes}::integer, ${model.clean}::integer,
           ${model.refusal}::text, ${JSON.stringify(model.heldOut)}::jsonb, ${JSON.stringify(model.model)}::jsonb
      from confidence_models
    on conflict (organization_id, fitted_on) do nothing
    returning version`.execute(tx);
  return rows[0]?.version ?? null;
}

/** True when a model was learnt for the day, or nothing was settled since the newest one. */
export async function isModelCurrent(tx: TenantTransaction, day: string): Promise<boolean> {
  const { rows } = await sql<{ current: boolean }>`
    select (m.fitted_on >= ${day}::date or not exists (select 1 from code_outcomes o where o.settled_at > m.fitted_at and o.features is not null)) as current
      from confidence_models m order by m.version desc limit 1`.execute(tx);
  return rows[0]?.current ?? false;
}

/** What decides whether something kept of a brand's confidence is still what is on record. */
export interface ConfidenceMarks {
  readonly brandId: number;
  /** When the brand's newest outcome was settled; null before the first. */
  readonly settledAt: Date | null;
  /** Version of the model in use; null before there is one. */
  readonly modelVersion: number | null;
  readonly abstainBelow: number | null;
}

/** The marks of brands, with one look into an index for each. */
export async function readConfidenceMarks(tx: TenantTransaction, brandIds: readonly number[]): Promise<ConfidenceMarks[]> {
  const { rows } = await sql<ConfidenceMarks>`
    select b.id as "brandId",
           (select o.settled_at from code_outcomes o where o.organization_id = app.organization_id() and o.brand_id = b.id order by o.settled_at desc limit 1) as "settledAt",
           (select m.version from confidence_models m where m.organization_id = app.organization_id() and m.refusal is null order by m.version desc limit 1) as "modelVersion",
           (select s.abstain_below from confidence_settings s where s.organization_id = app.organization_id() and s.brand_id = b.id) as "abstainBelow"
      from unnest(${[...brandIds]}::integer[]) as b (id)`.execute(tx);
  return rows;
}
