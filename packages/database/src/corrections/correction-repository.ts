import type { Actor } from '@safecode/domain/access/actor';
import type { Correction, ListCorrections } from '@safecode/domain/corrections/correction';
import type { Page } from '@safecode/domain/paging/page';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import { pageOfRows } from '../paging/page-of-rows.js';

const fromCorrections = (tx: TenantTransaction) =>
  tx
    .selectFrom('corrections as correction')
    .innerJoin('generated_code as code', (join) => join.onRef('code.organization_id', '=', 'correction.organization_id').onRef('code.id', '=', 'correction.code_id'));

const selectCorrection = (tx: TenantTransaction) =>
  fromCorrections(tx).select([
    'correction.id', 'correction.brand_id', 'correction.code_id', 'code.title', 'code.template_name', 'correction.original_revision', 'correction.corrected_revision', 'correction.kind',
    'correction.reason_kind', 'correction.reason', 'correction.source', 'correction.reported_by', 'correction.created_by', 'correction.template_id', 'correction.template_version',
    'correction.prompt_version', 'correction.model', 'correction.knowledge_version', 'correction.verifier_version', 'correction.created_at', 'correction.retracted_at',
    'correction.retracted_by', 'correction.retract_reason',
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof selectCorrection>['executeTakeFirstOrThrow']>>;

const onBehalfOf = (actor: Actor): string | null => (actor.kind === 'opal' ? actor.onBehalfOf : null);

const toCorrection = (row: Row): Correction => ({
  id: row.id,
  brandId: row.brand_id,
  codeId: row.code_id,
  codeTitle: row.title,
  originalRevision: row.original_revision,
  correctedRevision: row.corrected_revision,
  kind: row.kind,
  reasonKind: row.reason_kind,
  reason: row.reason,
  source: row.source,
  reportedBy: row.reported_by,
  reporter: row.created_by.label,
  onBehalfOf: onBehalfOf(row.created_by),
  pins: {
    templateId: row.template_id,
    templateName: row.template_name,
    templateVersion: row.template_version,
    promptVersion: row.prompt_version,
    model: row.model,
    knowledgeVersion: row.knowledge_version,
    verifierVersion: row.verifier_version,
  },
  createdAt: toIso(row.created_at),
  retractedAt: row.retracted_at === null ? null : toIso(row.retracted_at),
  retractedBy: row.retracted_by,
  retractReason: row.retract_reason,
});

export async function findCorrection(tx: TenantTransaction, id: number): Promise<Correction | null> {
  const row = await selectCorrection(tx).where('correction.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toCorrection(row);
}

/** Corrections by their ids, in the order of the ids; unknown ones are left out. */
export async function listCorrectionsById(tx: TenantTransaction, ids: readonly number[]): Promise<Correction[]> {
  if (ids.length === 0) return [];
  const rows = await selectCorrection(tx).where('correction.id', 'in', [...ids]).orderBy('correction.id').execute();
  return rows.map(toCorrection);
}

/** Corrections of a code, the oldest first, retracted ones too. */
export async function listCorrectionsOfCode(tx: TenantTransaction, codeId: number): Promise<Correction[]> {
  return (await selectCorrection(tx).where('correction.code_id', '=', codeId).orderBy('correction.id').limit(500).execute()).map(toCorrection);
}

export interface NewCorrection {
  readonly brandId: number;
  readonly codeId: number;
  readonly originalRevision: number;
  readonly correctedRevision: number;
  readonly kind: Correction['kind'];
  readonly reasonKind: Correction['reasonKind'];
  readonly reason: string;
  readonly source: Correction['source'];
  readonly reportedBy: number | null;
  readonly reportedKey: number | null;
  readonly pins: Omit<Correction['pins'], 'templateName'>;
  readonly idempotencyKey: string | null;
}

/** Keeps a correction; null when the pair stands already, or this request was made before. */
export async function insertCorrection(tx: TenantTransaction, correction: NewCorrection): Promise<number | null> {
  const { pins } = correction;
  const row = await tx
    .insertInto('corrections')
    .values({
      brand_id: correction.brandId,
      code_id: correction.codeId,
      original_revision: correction.originalRevision,
      corrected_revision: correction.correctedRevision,
      kind: correction.kind,
      reason_kind: correction.reasonKind,
      reason: correction.reason,
      source: correction.source,
      reported_by: correction.reportedBy,
      reported_key: correction.reportedKey,
      template_id: pins.templateId,
      template_version: pins.templateVersion,
      prompt_version: pins.promptVersion,
      model: pins.model,
      knowledge_version: pins.knowledgeVersion,
      verifier_version: pins.verifierVersion,
      idempotency_key: correction.idempotencyKey,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The standing correction of a pair of revisions, or the one an earlier request with the same key made; null: none. */
export async function findReported(
  tx: TenantTransaction,
  sought: { readonly codeId: number; readonly originalRevision: number; readonly correctedRevision: number | null; readonly idempotencyKey: string | null },
): Promise<{ readonly id: number; readonly isRepeated: boolean } | null> {
  const { rows } = await sql<{ id: number; isRepeated: boolean }>`
    select id, coalesce(idempotency_key = ${sought.idempotencyKey}, false) as "isRepeated" from corrections
     where code_id = ${sought.codeId}
       and (idempotency_key = ${sought.idempotencyKey}
            or (retracted_at is null and original_revision = ${sought.originalRevision} and corrected_revision = ${sought.correctedRevision}))
     order by "isRepeated" desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Retracts a correction; false when it was retracted before. */
export async function markRetracted(tx: TenantTransaction, id: number, reason: string): Promise<boolean> {
  const row = await tx
    .updateTable('corrections')
    .set({ retracted_at: sql<Date>`now()`, retracted_by: sql<string | null>`app.actor_label()`, retract_reason: reason })
    .where('id', '=', id)
    .where('retracted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type CorrectionQuery = ListCorrections & { readonly brandIds: readonly number[] | null; readonly cursorKey: Buffer };

function matches(query: Omit<CorrectionQuery, 'cursor' | 'limit' | 'cursorKey'>) {
  const conditions = [sql<boolean>`true`];
  if (query.brandIds !== null) conditions.push(sql`correction.brand_id = any(${[...query.brandIds]}::integer[])`);
  if (query.brandId !== undefined) conditions.push(sql`correction.brand_id = ${query.brandId}`);
  if (query.codeId !== undefined) conditions.push(sql`correction.code_id = ${query.codeId}`);
  if (query.kind !== undefined) conditions.push(sql`correction.kind = ${query.kind}`);
  if (query.state !== undefined) conditions.push(query.state === 'standing' ? sql`correction.retracted_at is null` : sql`correction.retracted_at is not null`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Corrections, the newest first, by keyset. */
export async function listCorrections(tx: TenantTransaction, query: CorrectionQuery): Promise<Page<Correction>> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursorKey, 'corrections', query.cursor);
  let rows = selectCorrection(tx).where(matches(query));
  if (position !== null) rows = rows.where(sql<boolean>`correction.id < ${position[0]}::integer`);
  return pageOfRows({
    found: await rows.orderBy('correction.id', 'desc').limit(query.limit + 1).execute(),
    limit: query.limit,
    tx,
    toView: toCorrection,
    cursorOf: (row) => encodeCursor(query.cursorKey, 'corrections', [row.id]),
    count: () => fromCorrections(tx).where(matches(query)).select('correction.id'),
  });
}
