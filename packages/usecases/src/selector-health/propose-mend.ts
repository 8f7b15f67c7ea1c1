import { assertCan, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { DecideMend, Mend, MendIncident, MendView, ProposeMend } from '@safecode/domain/selector-health/mend';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findReviewPolicy } from '@safecode/database/review/policy-repository';
import { findIncident, listIncidentSelectors } from '@safecode/database/selector-health/incident-repository';
import { endMend, insertMend, lockMend, type MendRecord } from '@safecode/database/selector-health/mend-repository';
import { assertPerson } from '../access/assert-person.js';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import { applyMend } from './apply-mend.js';
import { menders } from './tell-incident.js';
import { viewMend } from './view-mend.js';

/**
 * Proposes what is to be done about what an incident broke. Nothing changes before somebody else approves it.
 * @throws access.not_found, access.denied, conflict.archived, conflict.exists, selector.unparsable, selector.too_broad
 */
export async function proposeMend(deps: Deps, principal: Principal, input: ProposeMend): Promise<MendView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const mend = await writeProposal(tx, principal, input);
    await tellDeciders(deps, tx, mend);
    return { result: await viewMend(tx, mend.id), ledger: [proposedEntry(mend)] };
  });
}

/**
 * Mends what an incident broke in one step, where the brand lets one person do that.
 * @throws mend.needs_approval, and as `proposeMend` and `decideMend`
 */
export async function mendIncident(deps: Deps, principal: Principal, input: MendIncident): Promise<MendView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const mend = await writeProposal(tx, principal, { ...input, note: '' });
    assertCan(principal, 'health.mend', mend.brandId);
    if ((await findReviewPolicy(tx, mend.brandId)).mendsNeedApproval) throw new DomainError('mend.needs_approval');
    const ledger = await applyMend(deps, tx, { mend, note: '' });
    return { result: await viewMend(tx, mend.id), ledger };
  });
}

/**
 * Approves a proposed mend, with everything that follows from it, or rejects it. Whoever proposed it does not decide.
 * @throws access.not_found, access.denied, mend.only_people_decide, mend.own_proposal, mend.ended, and as `applyMend`
 */
export async function decideMend(deps: Deps, principal: Principal, input: DecideMend): Promise<MendView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const mend = await lockOpenMend(tx, principal, input.mendId);
    await assertChangeableBrand(tx, principal, { brandId: mend.brandId, permission: 'health.mend' });
    if (principal.actor.kind !== 'user') throw new DomainError('mend.only_people_decide');
    if (mend.proposer === assertPerson(principal)) throw new DomainError('mend.own_proposal');
    assertOpen(mend);
    const ledger = input.decision === 'approve' ? await applyMend(deps, tx, { mend, note: input.note }) : await reject(tx, mend, input.note);
    await tellProposer(deps, tx, { mend, isApproved: input.decision === 'approve' });
    return { result: await viewMend(tx, mend.id), ledger };
  });
}

/** Takes a proposal back: whoever made it, or somebody who could decide on it. @throws access.not_found, access.denied, mend.ended */
export async function withdrawMend(deps: Deps, principal: Principal, input: { readonly mendId: number }): Promise<MendView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const mend = await lockOpenMend(tx, principal, input.mendId);
    const isOwn = principal.actor.kind === 'user' && principal.actor.userId === mend.proposer;
    await assertChangeableBrand(tx, principal, { brandId: mend.brandId, permission: isOwn ? 'knowledge.update' : 'health.mend' });
    assertOpen(mend);
    await endMend(tx, { id: mend.id, status: 'withdrawn', note: '', outcome: null });
    return { result: await viewMend(tx, mend.id), ledger: [entryOf('mend.withdrawn', mend)] };
  });
}

async function writeProposal(tx: TenantTransaction, principal: Principal, input: ProposeMend) {
  const incident = assertVisible(principal, await findIncident(tx, input.incidentId), 'incident');
  const brand = await assertChangeableBrand(tx, principal, { brandId: incident.brandId, permission: 'knowledge.update' });
  const known = new Set((await listIncidentSelectors(tx, [incident.id])).map(({ selectorId }) => selectorId));
  if (input.mends.some(({ selectorId }) => !known.has(selectorId))) throw new DomainError('access.not_found', { what: 'selector of this incident' });
  for (const mend of input.mends) assertReadable(mend);
  const id = await insertMend(tx, { incidentId: incident.id, brandId: brand.id, mends: input.mends, note: input.note });
  return { id, incidentId: incident.id, brandId: brand.id, mends: input.mends, note: input.note };
}

/** What nobody could approve is not proposed. */
function assertReadable(mend: Mend): void {
  if (mend.action === 'replace') assertUsableSelector({ selector: mend.selector, subtree: false, replacement: null });
}

const lockOpenMend = async (tx: TenantTransaction, principal: Principal, id: number): Promise<MendRecord> => assertVisible(principal, await lockMend(tx, id), 'mend');

function assertOpen({ status }: MendRecord): void {
  if (status !== 'proposed') throw new DomainError('mend.ended', { status });
}

async function reject(tx: TenantTransaction, mend: MendRecord, note: string): Promise<LedgerRecord[]> {
  await endMend(tx, { id: mend.id, status: 'rejected', note, outcome: null });
  return [{ ...entryOf('mend.rejected', mend), ...(note === '' ? {} : { reason: note }) }];
}

const entryOf = (action: 'mend.proposed' | 'mend.rejected' | 'mend.withdrawn', { id, incidentId, brandId }: Pick<MendRecord, 'id' | 'incidentId' | 'brandId'>): LedgerRecord => ({
  action,
  objectType: 'health_incident',
  objectId: incidentId,
  brandId,
  after: { mend: id },
});

const proposedEntry = (mend: Pick<MendRecord, 'id' | 'incidentId' | 'brandId' | 'mends' | 'note'>): LedgerRecord => ({
  ...entryOf('mend.proposed', mend),
  after: { mend: mend.id, mends: mend.mends.map((one) => ({ selectorId: one.selectorId, action: one.action, ...(one.action === 'replace' ? { selector: one.selector } : {}) })) },
  ...(mend.note === '' ? {} : { reason: mend.note }),
});

const countOf = (count: number): string => `${count} selector${count === 1 ? '' : 's'}`;

async function tellDeciders(deps: Deps, tx: TenantTransaction, mend: Pick<MendRecord, 'id' | 'incidentId' | 'brandId' | 'mends' | 'note'>): Promise<void> {
  await notifyPeople(deps, tx, {
    event: 'mend_proposed',
    about: { kind: 'incident', incidentId: mend.incidentId, brandId: mend.brandId, title: countOf(mend.mends.length), detail: mend.note },
    dedupeKey: `mend:${mend.id}`,
    people: await menders(tx, mend.brandId, 'health.mend'),
  });
}

async function tellProposer(deps: Deps, tx: TenantTransaction, { mend, isApproved }: { mend: MendRecord; isApproved: boolean }): Promise<void> {
  const people = (await menders(tx, mend.brandId)).filter(({ userId }) => userId === mend.proposer);
  const title = `${countOf(mend.mends.length)} ${isApproved ? 'approved' : 'rejected'}`;
  await notifyPeople(deps, tx, { event: 'mend_decided', about: { kind: 'incident', incidentId: mend.incidentId, brandId: mend.brandId, title, detail: '' }, dedupeKey: `mend:${mend.id}:decided`, people });
}
