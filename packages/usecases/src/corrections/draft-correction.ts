import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import { isDraftOver, type CorrectionDraft, type DecideDraft, type DraftCorrection, type ListedDraft } from '@safecode/domain/corrections/correction-draft';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { NotificationEvent } from '@safecode/domain/notifications/events';
import { selectorContentSchema } from '@safecode/domain/selectors/dom-selector';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { decideDraftRow, endDraft, findDraft, insertDraft, listOpenDrafts, lockDraft } from '@safecode/database/corrections/draft-repository';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { insertSelector } from '@safecode/database/selectors/selector-repository';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { assertPerson } from '../access/assert-person.js';
import { assertVisible } from '../access/assert-visible.js';
import { principalOfMember } from '../access/principal-of-member.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { toLedgerValue } from '../ledger/to-ledger-value.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { assertUsableSelector } from '../selectors/check-selector.js';
import { loadSides } from './load-sides.js';
import { isApprovedNow, policyNeeds } from './policy-needs.js';

/**
 * Keeps a correction that the policy refuses, and proposes the selectors it needs: somebody else who may change knowledge
 * decides on them. What no selector answers has no proposal; the correction is kept all the same.
 * @throws access.not_found, access.denied, access.people_only, conflict.archived, correction_draft.safe, correction_draft.ended
 */
export async function draftCorrection(deps: Deps, principal: Principal, input: DraftCorrection): Promise<ListedDraft> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const { code, corrected, known } = await loadSides(deps, tx, { principal, input });
    assertPerson(principal);
    await assertChangeableBrand(tx, principal, { brandId: code.brandId, permission: 'code.edit' });
    const { pageType } = code;
    const sources = { pageType, javascript: corrected.javascript, css: corrected.css };
    const report = verifyVariation(known.policy, sources);
    if (report.verdict === 'pass') throw new DomainError('correction_draft.safe');
    const selectors = policyNeeds({ known, sources, report }).selectors.filter(({ refusal }) => refusal === null).map(({ selector }) => selector);
    const status = selectors.length === 0 ? 'kept' : 'proposed';
    const { originalRevision, reasonKind, reason, source, replaces } = input;
    const replaced = replaces === undefined ? [] : [await withdrawOwn(tx, principal, { draftId: replaces, codeId: code.id })];
    const id = await insertDraft(tx, { brandId: code.brandId, codeId: code.id, originalRevision, javascript: corrected.javascript, css: corrected.css, reasonKind, reason, source, status, selectors, pageType });
    const draft = await read(tx, id);
    if (status === 'proposed') await tell(deps, tx, { draft, event: 'policy_proposed' });
    return { result: withRights(principal, draft), ledger: [...replaced, entryOf(draft, { action: status === 'proposed' ? 'correction_draft.proposed' : 'correction_draft.kept', reason })] };
  });
}

/** The caller's own draft of a code gives way to another one. */
async function withdrawOwn(tx: TenantTransaction, principal: Principal, own: { readonly draftId: number; readonly codeId: number }): Promise<LedgerRecord> {
  const draft = await lockOwn(tx, principal, own);
  await endDraft(tx, draft.id, null);
  return entryOf(draft, { action: 'correction_draft.withdrawn', reason: '' });
}

/** @throws access.not_found, correction_draft.ended */
async function lockOwn(tx: TenantTransaction, principal: Principal, { draftId, codeId }: { readonly draftId: number; readonly codeId: number }): Promise<CorrectionDraft> {
  const draft = await lockDraft(tx, draftId);
  if (draft === null || draft.codeId !== codeId || draft.authorId !== assertPerson(principal)) throw new DomainError('access.not_found', { what: 'draft of a correction' });
  if (isDraftOver(draft.status)) throw new DomainError('correction_draft.ended', { status: draft.status });
  return draft;
}

/** Corrections of a code that wait for the policy. @throws access.not_found, access.denied */
export async function listDrafts(deps: Deps, principal: Principal, { id }: { readonly id: number }): Promise<{ rows: ListedDraft[] }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    return { rows: (await listOpenDrafts(tx, code.id)).map((draft) => withRights(principal, draft)) };
  });
}

/**
 * Approves the selectors a correction asks for, or turns them down. Whoever asks does not decide. The correction stays with
 * its author, who sends it again.
 * @throws access.not_found, access.denied, access.people_only, conflict.archived, conflict.exists, correction_draft.own,
 *   correction_draft.ended, selector.unparsable, selector.too_broad, knowledge.contradictory
 */
export async function decideDraft(deps: Deps, principal: Principal, { draftId, decision, note }: DecideDraft): Promise<ListedDraft> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const draft = assertVisible(principal, await lockDraft(tx, draftId), 'draft of a correction');
    await assertChangeableBrand(tx, principal, { brandId: draft.brandId, permission: 'knowledge.update' });
    const refusal = whyNotDecide(principal, draft);
    if (refusal !== null) throw refusal;
    const selectors = decision === 'approve' ? await approveSelectors(deps, tx, draft) : [];
    await decideDraftRow(tx, { id: draft.id, status: decision === 'approve' ? 'approved' : 'rejected', note });
    const decided = await read(tx, draft.id);
    await tell(deps, tx, { draft: decided, event: 'policy_decided' });
    return { result: withRights(principal, decided), ledger: [...selectors, entryOf(decided, { action: decision === 'approve' ? 'correction_draft.approved' : 'correction_draft.rejected', reason: note })] };
  });
}

/** Takes a draft back: its author, or somebody who could decide on it. @throws access.not_found, access.denied, access.people_only, correction_draft.ended */
export async function withdrawDraft(deps: Deps, principal: Principal, { draftId }: { readonly draftId: number }): Promise<ListedDraft> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const draft = assertVisible(principal, await lockDraft(tx, draftId), 'draft of a correction');
    const isOwn = assertPerson(principal) === draft.authorId;
    assertCan(principal, isOwn ? 'code.edit' : 'knowledge.update', draft.brandId);
    if (isDraftOver(draft.status)) throw new DomainError('correction_draft.ended', { status: draft.status });
    await endDraft(tx, draft.id, null);
    return { result: withRights(principal, await read(tx, draft.id)), ledger: [entryOf(draft, { action: 'correction_draft.withdrawn', reason: '' })] };
  });
}

/** Notes that a draft became a correction, in the transaction that records it. @throws access.not_found, correction_draft.ended */
export async function sendDraft(tx: TenantTransaction, principal: Principal, sent: { readonly draftId: number; readonly codeId: number; readonly correctionId: number }): Promise<void> {
  const draft = await lockOwn(tx, principal, sent);
  await endDraft(tx, draft.id, sent.correctionId);
}

/** Why the caller cannot decide on a draft; null when they can. */
function whyNotDecide(principal: Principal, draft: CorrectionDraft): DomainError | null {
  if (principal.actor.kind !== 'user') return new DomainError('access.people_only');
  if (!can(principal, 'knowledge.update', draft.brandId)) return new DomainError('access.denied', { permission: 'knowledge.update' });
  if (principal.actor.userId === draft.authorId) return new DomainError('correction_draft.own');
  return draft.status === 'proposed' ? null : new DomainError('correction_draft.ended', { status: draft.status });
}

const withRights = (principal: Principal, draft: CorrectionDraft): ListedDraft => ({
  ...draft,
  isOwn: principal.actor.kind === 'user' && principal.actor.userId === draft.authorId,
  decisionBlockedBy: whyNotDecide(principal, draft)?.message ?? null,
});

/** Puts the selectors on the list of the brand, as if somebody had added them there; those that are approved meanwhile are left. */
async function approveSelectors(deps: Deps, tx: TenantTransaction, { id, brandId, codeId, pageType, selectors }: CorrectionDraft): Promise<LedgerRecord[]> {
  const { policy } = await deps.knowledge.get(tx, brandId);
  const ledger: LedgerRecord[] = [];
  for (const selector of selectors.filter((one) => !isApprovedNow(policy, pageType, one))) {
    const content = selectorContentSchema.parse({ selector, pageType, name: selector.slice(0, 120), description: `Asked for by a correction of code #${codeId}.` });
    assertUsableSelector(content);
    const { id: objectId } = await insertSelector(tx, brandId, content);
    await assertSoundPolicy(tx, brandId, { kind: 'selector', selector, pageType });
    ledger.push({ action: 'selector.created', objectType: 'dom_selector', objectId, brandId, after: toLedgerValue({ ...content, draft: id }) });
  }
  return ledger;
}

async function tell(deps: Deps, tx: TenantTransaction, { draft, event }: { readonly draft: CorrectionDraft; readonly event: Extract<NotificationEvent, 'policy_proposed' | 'policy_decided'> }): Promise<void> {
  const { organizationId } = tx.tenantContext;
  const people = (await readersOf(tx, draft.brandId)).filter((member) => (event === 'policy_decided' ? member.userId === draft.authorId : can(principalOfMember(member, organizationId), 'knowledge.update', draft.brandId)));
  await notifyPeople(deps, tx, { event, about: { kind: 'code', codeId: draft.codeId, threadId: null, commentId: null }, dedupeKey: `draft:${draft.id}:${event}`, people });
}

function entryOf(draft: CorrectionDraft, { action, reason }: { readonly action: Extract<LedgerRecord['action'], `correction_draft.${string}`>; readonly reason: string }): LedgerRecord {
  const { id, brandId, codeId, pageType, selectors, originalRevision } = draft;
  return { action, objectType: 'correction_draft', objectId: id, brandId, codeId, after: { draft: id, originalRevision, pageType, selectors }, ...(reason === '' ? {} : { reason }) };
}

async function read(tx: TenantTransaction, id: number): Promise<CorrectionDraft> {
  const draft = await findDraft(tx, id);
  if (draft === null) throw new Error('The draft was not written.');
  return draft;
}
