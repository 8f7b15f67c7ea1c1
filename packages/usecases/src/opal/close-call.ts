import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import { sayRisk } from '@safecode/domain/confidence/risk-note';
import type { RequestStatus } from '@safecode/domain/requests/opal-request';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { findCode } from '@safecode/database/codes/code-read-model';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import { completeRequestOfRun, completeRequests, type EndedRequest } from '@safecode/database/requests/request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import { loadConfidences, NO_CONFIDENCE } from '../confidence/load-confidence.js';
import { riskOfRequest } from '../confidence/risk-of-request.js';
import { codeAddress } from '../codes/code-address.js';
import type { Deps } from '../deps.js';
import { toOpalNames } from './answer-keys.js';
import { answerOfRun } from './answer-of-run.js';
import { withIsland } from './island.js';
import type { ToolEnding } from './run-tool.js';
import type { JsonObject, ToolCall, ToolResult } from './tool-call.js';

/** A call that is on record, and how it ended. */
export interface EndedCall {
  readonly id: number;
  readonly call: Pick<ToolCall, 'executionMode' | 'parameters'>;
  readonly principal: Principal;
  readonly ending: ToolEnding;
}

/** Records how a call was answered and gives the body that is sent: what is on record is what went out. */
export async function closeCall(deps: Deps, call: EndedCall): Promise<JsonObject> {
  return inTenant(deps.db, tenantContextOf(call.principal), async (tx) => {
    const found = await resultOf(deps, tx, call.ending);
    // When something is broken, closing the call must not depend on more than the call's own row.
    const brandId = found.brandId ?? (found.outcome === 'internal' ? null : await namedBrandId(tx, call.principal, call.call.parameters));
    const result = { ...found, brandId };
    const { body, ended } = endCall(call, result);
    await completeRequests(tx, [ended]);
    // The run may have ended between the look at it and this line; then the worker found no call to close.
    if (!result.isOver && result.runId !== null) await completeRequestOfRun(tx, result.runId);
    return body;
  });
}

/** The body a call is answered with, and what is kept of it. */
export function endCall({ id, call }: Pick<EndedCall, 'id' | 'call'>, result: ToolResult): { readonly body: JsonObject; readonly ended: EndedRequest } {
  const named = toOpalNames(result.body);
  const body = call.executionMode === 'interactive' ? withIsland(named) : named;
  // A failure of ours is no answer: the same call again works anew instead of failing for ever.
  return { body, ended: { id, result: { ...result, status: statusOf(result), answer: result.outcome === 'internal' ? null : body } } };
}

/** A call that answered "pending" stays open until its run is over; one that only asked for the status has its answer. */
function statusOf({ outcome, isOver }: ToolResult): RequestStatus {
  if (outcome === 'ok') return 'success';
  if (outcome === 'pending') return isOver ? 'success' : 'pending';
  return 'error';
}

async function resultOf(deps: Deps, tx: TenantTransaction, ending: ToolEnding): Promise<ToolResult> {
  if (ending.kind === 'result') return ending.result;
  return { ...(await answerInTransaction(deps, tx, ending.run)), isOver: ending.isOver };
}

/** What a run tells the agent, with its code when there is some. */
export async function answerInTransaction(deps: Deps, tx: TenantTransaction, run: GenerationRun): Promise<ToolResult> {
  const { codeId } = run;
  const risk = await sayRiskOf(deps, tx, run);
  if (codeId === null || !isFinalRunStatus(run.status)) return answerOfRun({ run, code: null, url: null, risk });
  // Sent together: neither waits for the other.
  const [code, organization] = await Promise.all([findCode(tx, codeId), findOrganization(tx)]);
  return answerOfRun({ run, code, risk, url: codeAddress(deps.config.publicUrl, { organization: organization?.slug ?? '', brand: run.brandSlug, codeId }) });
}

async function sayRiskOf(deps: Deps, tx: TenantTransaction, { brandId, pageType, description }: GenerationRun): Promise<string | null> {
  const { history } = (await loadConfidences(deps, tx, [brandId])).get(brandId) ?? NO_CONFIDENCE;
  const note = riskOfRequest(history, { pageType, description, ranked: [] });
  return note === null ? null : sayRisk(note);
}

/** The brand a call named, so that those who see this brand only find the call in their list. */
async function namedBrandId(tx: TenantTransaction, principal: Principal, parameters: JsonObject): Promise<number | null> {
  const { brand: slug } = parameters;
  if (typeof slug !== 'string' || slug.length > 60) return null;
  const brand = await findBrandBySlug(tx, slug);
  return brand !== null && hasBrandAccess(principal, brand.id) ? brand.id : null;
}
