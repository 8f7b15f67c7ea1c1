import type { Principal } from '@safecode/domain/access/principal';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { captureRequest, type CapturedRequest } from '@safecode/database/requests/request-repository';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { maskParameters, maskText } from './mask-parameters.js';
import type { JsonObject, ToolCall } from './tool-call.js';

/** Puts a call on record, in a transaction of its own that is over before the work begins. */
export async function captureCall(deps: Deps, principal: Principal, call: ToolCall): Promise<CapturedRequest> {
  const { actor } = principal;
  const { parameters } = call;
  return inTenant(deps.db, tenantContextOf(principal), (tx) =>
    captureRequest(tx, {
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
    }),
  );
}

function textOf(parameters: JsonObject, names: readonly string[]): string | null {
  const value = names.map((name) => parameters[name]).find((given) => typeof given === 'string' && given !== '');
  return typeof value === 'string' ? maskText(value) : null;
}
