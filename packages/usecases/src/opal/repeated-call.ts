import { isDeepStrictEqual } from 'node:util';
import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { CapturedRequest } from '@safecode/database/requests/request-repository';
import { findRequest } from '@safecode/database/requests/request-read-model';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { getRun } from '../generation/get-run.js';
import { toOpalNames } from './answer-keys.js';
import { captureCall } from './capture-call.js';
import { answerInTransaction } from './close-call.js';
import { withIsland } from './island.js';
import { maskParameters } from './mask-parameters.js';
import { refuseWith } from './refuse.js';
import type { JsonObject, ToolCall } from './tool-call.js';

type Repeated = Extract<CapturedRequest, { kind: 'repeated' }>;
interface RepeatedCall {
  readonly call: ToolCall;
  readonly captured: Repeated;
}

const LOOK_AGAIN_MS = 250;

/**
 * The answer of a call whose request id was seen before: the first answer, the present state of its run, or, while the
 * first is still being worked on, whatever comes of it within `waitMs`. Null when the first was lost and answered nobody.
 */
export async function answerRepeatedCall(deps: Deps, principal: Principal, repeated: RepeatedCall): Promise<JsonObject | null> {
  const { call } = repeated;
  if (!(await isSameCall(deps, principal, repeated))) {
    return toOpalNames(refuseWith(new DomainError('conflict.exists', { what: 'a different call with the request id', value: call.requestId })).body);
  }
  let state = repeated.captured;
  for (let looks = Math.ceil(call.waitMs / LOOK_AGAIN_MS); looks > 0 && state.status === 'pending' && state.runId === null; looks -= 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const again = await captureCall(deps, principal, call);
    if (again.kind === 'repeated') state = again;
  }
  return answerOfState(deps, principal, { call, captured: state });
}

async function answerOfState(deps: Deps, principal: Principal, { call, captured }: RepeatedCall): Promise<JsonObject | null> {
  const { answer, runId, status } = captured;
  if (status !== 'pending' && isObject(answer)) return answer;
  if (runId !== null) {
    const run = await getRun(deps, principal, { id: runId });
    const result = await inTenant(deps.db, tenantContextOf(principal), (tx) => answerInTransaction(deps, tx, run));
    const body = toOpalNames(result.body);
    return call.executionMode === 'interactive' ? withIsland(body) : body;
  }
  return status === 'pending' ? toOpalNames(refuseWith(new DomainError('service.unavailable')).body) : null;
}

/** Same tool and same parameters, compared as they are on record. */
async function isSameCall(deps: Deps, principal: Principal, { call, captured }: RepeatedCall): Promise<boolean> {
  if (captured.tool !== call.tool) return false;
  const first = await inTenant(deps.db, tenantContextOf(principal), (tx) => findRequest(tx, captured.id));
  return first !== null && isDeepStrictEqual(first.parameters, JSON.parse(JSON.stringify(maskParameters(call.parameters))));
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
