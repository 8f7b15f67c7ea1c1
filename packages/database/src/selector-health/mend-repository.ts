import type { Actor } from '@safecode/domain/access/actor';
import type { Mend, MendCodeState, MendOutcome, MendStatus } from '@safecode/domain/selector-health/mend';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import { refuseTaken } from '../connection/refusals.js';

/** A mend as it was proposed, and what became of it. */
export interface MendRecord {
  readonly id: number;
  readonly incidentId: number;
  readonly brandId: number;
  readonly status: MendStatus;
  readonly mends: readonly Mend[];
  readonly note: string;
  readonly proposedBy: Actor;
  /** The person behind it, a key's maker too; null when nobody is known. */
  readonly proposer: number | null;
  readonly proposedAt: string;
  readonly decidedBy: Actor | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string;
  readonly outcome: MendOutcome | null;
  readonly isListed: boolean;
}

const selectMend = (tx: TenantTransaction) =>
  tx
    .selectFrom('incident_mends as mend')
    .select([
      'mend.id', 'mend.incident_id', 'mend.brand_id', 'mend.status', 'mend.mends', 'mend.note', 'mend.proposed_by', 'mend.proposed_at', 'mend.decided_by', 'mend.decided_at',
      'mend.decision_note', 'mend.outcome', 'mend.listed_at', sql<number | null>`app.person_of(mend.organization_id, mend.proposed_by)`.as('proposer'),
    ]);
type MendRow = Awaited<ReturnType<ReturnType<typeof selectMend>['executeTakeFirstOrThrow']>>;

const toMend = (row: MendRow): MendRecord => ({
  id: row.id,
  incidentId: row.incident_id,
  brandId: row.brand_id,
  status: row.status,
  mends: row.mends,
  note: row.note,
  proposedBy: row.proposed_by,
  proposer: row.proposer,
  proposedAt: toIso(row.proposed_at),
  decidedBy: row.decided_by,
  decidedAt: toIsoOrNull(row.decided_at),
  decisionNote: row.decision_note,
  outcome: row.outcome,
  isListed: row.listed_at !== null,
});

export async function findMend(tx: TenantTransaction, id: number): Promise<MendRecord | null> {
  const row = await selectMend(tx).where('mend.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toMend(row);
}

/** As `findMend`, locked: two who decide do so one after the other. */
export async function lockMend(tx: TenantTransaction, id: number): Promise<MendRecord | null> {
  const row = await selectMend(tx).where('mend.id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toMend(row);
}

/** Mends of incidents, the newest first. */
export async function listMends(tx: TenantTransaction, incidentIds: readonly number[]): Promise<MendRecord[]> {
  if (incidentIds.length === 0) return [];
  return (await selectMend(tx).where('mend.incident_id', 'in', [...incidentIds]).orderBy('mend.id', 'desc').execute()).map(toMend);
}

/** Writes a proposal in the name of the actor. @throws conflict.exists while another one about the incident is open */
export async function insertMend(tx: TenantTransaction, mend: { readonly incidentId: number; readonly brandId: number; readonly mends: readonly Mend[]; readonly note: string }): Promise<number> {
  const { id } = await refuseTaken({ what: 'a proposed mend of incident', value: `#${mend.incidentId}` }, () =>
    tx
      .insertInto('incident_mends')
      .values({ incident_id: mend.incidentId, brand_id: mend.brandId, status: 'proposed', mends: JSON.stringify(mend.mends), note: mend.note })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

export interface MendDecision {
  readonly id: number;
  readonly status: Exclude<MendStatus, 'proposed'>;
  readonly note: string;
  readonly outcome: MendOutcome | null;
}

/** Notes what became of a proposal, in the name of the actor. */
export async function endMend(tx: TenantTransaction, { id, status, note, outcome }: MendDecision): Promise<void> {
  await tx
    .updateTable('incident_mends')
    .set({ status, decided_by: sql<string>`app.actor()`, decided_at: sql<Date>`now()`, decision_note: note, outcome: outcome === null ? null : JSON.stringify(outcome) })
    .where('id', '=', id)
    .where('status', '=', 'proposed')
    .execute();
}

/** A code of an applied mend. */
export interface MendCode {
  readonly mendId: number;
  readonly id: number;
  readonly title: string;
  readonly state: MendCodeState;
  readonly revision: number | null;
  readonly why: string;
}

export async function listMendCodes(tx: TenantTransaction, mendIds: readonly number[]): Promise<MendCode[]> {
  if (mendIds.length === 0) return [];
  return tx
    .selectFrom('mend_codes as entry')
    .innerJoin('generated_code as code', (join) => join.onRef('code.organization_id', '=', 'entry.organization_id').onRef('code.id', '=', 'entry.code_id'))
    .select(['entry.mend_id as mendId', 'entry.code_id as id', 'code.title', 'entry.state', 'entry.revision', 'entry.why'])
    .where('entry.mend_id', 'in', [...mendIds])
    .orderBy('entry.code_id')
    .execute();
}

/** Lists the codes a mend has to revise, once: a second time changes nothing. */
export async function listOnce(tx: TenantTransaction, mendId: number, codeIds: readonly number[]): Promise<void> {
  const row = await tx.updateTable('incident_mends').set({ listed_at: sql<Date>`now()` }).where('id', '=', mendId).where('listed_at', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined || codeIds.length === 0) return;
  await tx.insertInto('mend_codes').values(codeIds.map((id) => ({ mend_id: mendId, code_id: id, revision: null }))).execute();
}

/** Moves a code of a mend from one state to another; false when somebody else did. */
export async function moveMendCode(
  tx: TenantTransaction,
  code: { readonly mendId: number; readonly codeId: number },
  move: { readonly from: MendCodeState; readonly to: MendCodeState; readonly revision?: number; readonly why?: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('mend_codes')
    .set({ state: move.to, ...(move.revision === undefined ? {} : { revision: move.revision }), ...(move.why === undefined ? {} : { why: move.why }) })
    .where('mend_id', '=', code.mendId)
    .where('code_id', '=', code.codeId)
    .where('state', '=', move.from)
    .returning('code_id')
    .executeTakeFirst();
  return row !== undefined;
}
