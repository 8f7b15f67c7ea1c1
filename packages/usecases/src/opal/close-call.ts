import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import type { RequestStatus } from '@safecode/domain/requests/opal-request';
import { findBrandBySlug } from '@safecode/database/brands/brand-repository';
import { findCode } from '@safecode/database/codes/code-read-model';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findOrganization } from '@safecode/database/organizations/organization-repository';
import { completeRequest, completeRequestOfRun } from '@safecode/database/requests/request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
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
export async function closeCall(deps: Deps, ended: EndedCall): Promise<JsonObject> {
  return inTenant(deps.db, tenantContextOf(ended.principal), (tx) => closeInTransaction(deps, tx, ended));
}

/** As `closeCall`, in a transaction of the caller. */
export async function closeInTransaction(deps: Deps, tx: TenantTransaction, ended: EndedCall): Promise<JsonObject> {
  const { id, call, principal, ending } = ended;
  const result = await resultOf(deps, tx, ending);
  const named = toOpalNames(result.body);
  // When something is broken, closing the call must not depend on more than the call's own row.
  const isOurFault = result.outcome === 'internal';
  const body = call.executionMode === 'interactive' ? withIsland(named) : named;
  await completeRequest(tx, id, {
    ...result,
    status: statusOf(result),
    brandId: result.brandId ?? (isOurFault ? null : await namedBrandId(tx, principal, call.parameters)),
    // A failure of ours is no answer: the same call again works anew instead of failing for ever.
    answer: isOurFault ? null : body,
  });
  // The run may have ended between the look at it and this line; then the worker found no call to close.
  if (!result.isOver && result.runId !== null) await completeRequestOfRun(tx, result.runId);
  return body;
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
  if (codeId === null || !isFinalRunStatus(run.status)) return answerOfRun({ run, code: null, url: null });
  // Sent together: neither waits for the other.
  const [code, organization] = await Promise.all([findCode(tx, codeId), findOrganization(tx)]);
  return answerOfRun({ run, code, url: `${deps.config.publicUrl}/o/${organization?.slug ?? ''}/b/${run.brandSlug}/code/${codeId}/code` });
}

/** The brand a call named, so that those who see this brand only find the call in their list. */
async function namedBrandId(tx: TenantTransaction, principal: Principal, parameters: JsonObject): Promise<number | null> {
  const { brand: slug } = parameters;
  if (typeof slug !== 'string' || slug.length > 60) return null;
  const brand = await findBrandBySlug(tx, slug);
  return brand !== null && hasBrandAccess(principal, brand.id) ? brand.id : null;
}
