import type { CorrectionDraft, DraftStatus } from '@safecode/domain/corrections/correction-draft';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

const selectDraft = (tx: TenantTransaction) =>
  tx
    .selectFrom('correction_drafts as draft')
    .select([
      'draft.id', 'draft.brand_id', 'draft.code_id', 'draft.original_revision', 'draft.javascript', 'draft.css', 'draft.reason_kind', 'draft.reason', 'draft.source', 'draft.status', 'draft.selectors',
      'draft.page_type', 'draft.author_id', 'draft.created_by', 'draft.created_at', 'draft.decided_by', 'draft.decided_at', 'draft.decision_note', 'draft.correction_id',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof selectDraft>['executeTakeFirstOrThrow']>>;

const toDraft = (row: Row): CorrectionDraft => ({
  id: row.id,
  brandId: row.brand_id,
  codeId: row.code_id,
  originalRevision: row.original_revision,
  javascript: row.javascript,
  css: row.css,
  reasonKind: row.reason_kind,
  reason: row.reason,
  source: row.source,
  status: row.status,
  selectors: row.selectors,
  pageType: row.page_type,
  authorId: row.author_id,
  author: row.created_by.label,
  createdAt: toIso(row.created_at),
  decidedBy: row.decided_by?.label ?? null,
  decidedAt: toIsoOrNull(row.decided_at),
  decisionNote: row.decision_note,
  correctionId: row.correction_id,
});

export async function findDraft(tx: TenantTransaction, id: number): Promise<CorrectionDraft | null> {
  const row = await selectDraft(tx).where('draft.id', '=', id).executeTakeFirst();
  return row === undefined ? null : toDraft(row);
}

/** As `findDraft`, locked: two who decide do so one after the other. */
export async function lockDraft(tx: TenantTransaction, id: number): Promise<CorrectionDraft | null> {
  const row = await selectDraft(tx).where('draft.id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toDraft(row);
}

/** Drafts of a code that are not over, the newest first. */
export async function listOpenDrafts(tx: TenantTransaction, codeId: number): Promise<CorrectionDraft[]> {
  const rows = await selectDraft(tx).where('draft.code_id', '=', codeId).where('draft.status', 'not in', ['sent', 'withdrawn']).orderBy('draft.id', 'desc').limit(100).execute();
  return rows.map(toDraft);
}

export type NewDraft = Pick<CorrectionDraft, 'brandId' | 'codeId' | 'originalRevision' | 'javascript' | 'css' | 'reasonKind' | 'reason' | 'source' | 'selectors' | 'pageType'> & { readonly status: 'proposed' | 'kept' };

/** Keeps a correction that waits, in the name of the person in context. */
export async function insertDraft(tx: TenantTransaction, draft: NewDraft): Promise<number> {
  const { id } = await tx
    .insertInto('correction_drafts')
    .values({
      brand_id: draft.brandId,
      code_id: draft.codeId,
      original_revision: draft.originalRevision,
      javascript: draft.javascript,
      css: draft.css,
      reason_kind: draft.reasonKind,
      reason: draft.reason,
      source: draft.source,
      status: draft.status,
      selectors: draft.selectors,
      page_type: draft.pageType,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes what was decided on a draft, in the name of the actor. */
export async function decideDraftRow(tx: TenantTransaction, decision: { readonly id: number; readonly status: Extract<DraftStatus, 'approved' | 'rejected'>; readonly note: string }): Promise<void> {
  await tx
    .updateTable('correction_drafts')
    .set({ status: decision.status, decided_by: sql<string>`app.actor()`, decided_at: sql<Date>`now()`, decision_note: decision.note })
    .where('id', '=', decision.id)
    .execute();
}

/** Ends a draft: it was sent as a correction, or (null) taken back. */
export async function endDraft(tx: TenantTransaction, id: number, correctionId: number | null): Promise<void> {
  await tx.updateTable('correction_drafts').set({ status: correctionId === null ? 'withdrawn' : 'sent', correction_id: correctionId }).where('id', '=', id).execute();
}
