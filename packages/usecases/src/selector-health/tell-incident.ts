import { can } from '@safecode/domain/access/principal';
import { decideAlert, describeIncident, toldAfter, type IncidentFacts } from '@safecode/domain/selector-health/incident-alert';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { Member } from '@safecode/domain/members/member';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { listMembers } from '@safecode/database/members/member-repository';
import { lockAlert, recordTold, type AlertedIncident } from '@safecode/database/selector-health/alert-repository';
import { closeMendedIncidents, listIncidentSelectors } from '@safecode/database/selector-health/incident-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { findImpact, unionOfImpacts } from './find-impact.js';
import { AT_RISK, loadUses } from './load-uses.js';

const MINUTE_MS = 60_000;
/** A shop of very many pages is not waited for longer than this. */
const LONGEST_MINUTES = 10;

/** Adds the telling of an incident that opened or grew; what comes before it runs is told along. */
export async function tellOfBreaks(tx: TenantTransaction, found: { readonly incident: { readonly id: number; readonly openedAt: Date }; readonly at: Date; readonly quietMs: number }): Promise<void> {
  const { incident, at, quietMs } = found;
  const latest = incident.openedAt.getTime() + LONGEST_MINUTES * MINUTE_MS;
  const quiet = at.getTime() + quietMs;
  await addTelling(tx, incident.id, new Date(at.getTime() < latest ? Math.min(quiet, latest) : quiet));
}

/** Closes incidents of a brand of which nothing is broken any more, with their telling. Answers the ledger's entries. */
export async function closeIncidents(tx: TenantTransaction, brandId: number, at: Date): Promise<LedgerRecord[]> {
  const closed = await closeMendedIncidents(tx, brandId, at);
  for (const id of closed) await addTelling(tx, id, at);
  return closed.map((id) => ({ action: 'incident.closed', objectType: 'health_incident', objectId: id, brandId }));
}

async function addTelling(tx: TenantTransaction, incidentId: number, runAt: Date): Promise<void> {
  const { organizationId } = tx.tenantContext;
  await enqueueJob(tx, 'health.tell_incident', { payload: { organizationId, incidentId }, jobKey: `incident:${incidentId}`, runAt });
}

/** Who may act on what breaks in a brand: those who may propose a mend, and those who may decide on one. */
export async function menders(tx: TenantTransaction, brandId: number, permission: 'knowledge.update' | 'health.mend' = 'knowledge.update'): Promise<Member[]> {
  const { organizationId } = tx.tenantContext;
  return (await listMembers(tx)).filter((member) => can(principalOfMember(member, organizationId), permission, brandId));
}

/**
 * Tells people of an incident as it is now: that it opened, got worse, or is over. One message for all of it, however many
 * selectors; run twice it tells once, because what was told is noted in the same transaction.
 */
export async function tellIncident(deps: Deps, job: { readonly organizationId: number; readonly incidentId: number }): Promise<void> {
  const context = { organizationId: job.organizationId, actor: { kind: 'system', label: 'Health check' } as const };
  await inTenant(deps.db, context, async (tx) => {
    const incident = await lockAlert(tx, job.incidentId);
    if (incident === null) return;
    const facts = await factsOf(tx, incident);
    const event = decideAlert(incident.told, facts);
    if (event === null) return;
    await recordTold(tx, incident.id, toldAfter(incident.told, facts));
    await notifyPeople(deps, tx, {
      event,
      about: { kind: 'incident', incidentId: incident.id, brandId: incident.brandId, ...describeIncident(facts) },
      dedupeKey: `incident:${incident.id}:${incident.told.count + 1}`,
      people: await menders(tx, incident.brandId),
    });
  });
}

async function factsOf(tx: TenantTransaction, { id, brandId, isOver }: AlertedIncident): Promise<IncidentFacts> {
  const selectors = await listIncidentSelectors(tx, [id]);
  if (isOver) return { isOver, selectors, templates: [], codes: [] };
  const uses = await loadUses(tx, brandId, AT_RISK);
  const { templates, codes } = unionOfImpacts(selectors.map((entry) => findImpact(entry, uses)));
  return { isOver, selectors, templates, codes };
}
