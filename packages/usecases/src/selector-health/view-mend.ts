import type { MendView } from '@safecode/domain/selector-health/mend';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listIncidentSelectors, type IncidentSelectorRow } from '@safecode/database/selector-health/incident-repository';
import { findMend, listMendCodes, listMends, type MendCode, type MendRecord } from '@safecode/database/selector-health/mend-repository';

/** A mend as people see it. */
export async function viewMend(tx: TenantTransaction, id: number): Promise<MendView> {
  const mend = await findMend(tx, id);
  if (mend === null) throw new Error(`There is no mend ${id}.`);
  return toView(mend, { selectors: await listIncidentSelectors(tx, [mend.incidentId]), codes: await listMendCodes(tx, [id]) });
}

/** The mends of incidents, the newest first. */
export async function viewMends(tx: TenantTransaction, incidentIds: readonly number[], selectors: readonly IncidentSelectorRow[]): Promise<MendView[]> {
  const mends = await listMends(tx, incidentIds);
  const codes = await listMendCodes(tx, mends.map(({ id }) => id));
  return mends.map((mend) => toView(mend, { selectors: selectors.filter(({ incidentId }) => incidentId === mend.incidentId), codes: codes.filter(({ mendId }) => mendId === mend.id) }));
}

function toView(mend: MendRecord, { selectors, codes }: { selectors: readonly IncidentSelectorRow[]; codes: readonly MendCode[] }): MendView {
  const { id, incidentId, status, note, proposedBy, proposer, proposedAt, decidedBy, decidedAt, decisionNote, outcome, isListed } = mend;
  const bySelector = new Map(selectors.map((entry) => [entry.selectorId, entry]));
  return {
    id,
    incidentId,
    status,
    mends: mend.mends.map((one) => {
      const entry = bySelector.get(one.selectorId);
      return { selectorId: one.selectorId, name: entry?.name ?? '', from: entry?.selector ?? '', action: one.action, selector: one.action === 'replace' ? one.selector : null };
    }),
    note,
    proposedBy: proposedBy.label,
    proposedByUserId: proposer,
    proposedAt,
    decidedBy: decidedBy?.label ?? null,
    decidedAt,
    decisionNote,
    templates: outcome?.templates ?? [],
    templatesLeft: outcome?.left ?? [],
    isListed,
    codes: codes.map(({ mendId: _mendId, ...code }) => code),
  };
}
