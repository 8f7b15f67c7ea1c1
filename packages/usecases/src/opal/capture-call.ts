import type { Principal } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { isAboutContent } from '@safecode/database/connection/refusals';
import { Gatherer, GATHERING_MS } from '@safecode/database/gathering/gatherer';
import { captureRequests, type CapturedRequest, type NewRequest } from '@safecode/database/requests/request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import { tenantGathering, type TenantGroup } from '../access/tenant-gathering.js';
import type { Deps } from '../deps.js';
import { maskParameters, maskText } from './mask-parameters.js';
import type { JsonObject, ToolCall } from './tool-call.js';

const captures = new Gatherer<TenantGroup, NewRequest, CapturedRequest>({
  maxItems: 50,
  pauseMs: GATHERING_MS,
  isAboutItem: isAboutContent,
  work: ({ deps, context }, requests) => inTenant(deps.db, context, (tx) => captureRequests(tx, requests)),
});

/** Puts a call on record, in a transaction that is over before the work begins. Calls that come just then share it. */
export async function captureCall(deps: Deps, principal: Principal, call: ToolCall): Promise<CapturedRequest> {
  const { actor } = principal;
  const { parameters } = call;
  return captures.add(tenantGathering(deps, tenantContextOf(principal)), {
    requestId: call.requestId,
    tool: call.tool,
    apiKeyId: actor.kind === 'opal' || actor.kind === 'api_key' ? actor.keyId : null,
    opalUserId: call.opalUserId,
    sessionId: call.sessionId,
    executionMode: call.executionMode,
    brandName: textOf(parameters, ['brand'])?.slice(0, 120) ?? '',
    testType: textOf(parameters, ['page_type', 'pageType'])?.slice(0, 60) ?? null,
    testDescription: textOf(parameters, ['description']),
    parameters: maskParameters(parameters),
  });
}

function textOf(parameters: JsonObject, names: readonly string[]): string | null {
  const value = names.map((name) => parameters[name]).find((given) => typeof given === 'string' && given !== '');
  return typeof value === 'string' ? maskText(value) : null;
}
