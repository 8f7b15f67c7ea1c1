import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Deps } from '../deps.js';
import { toOpalNames } from './answer-keys.js';
import { captureCall } from './capture-call.js';
import { answerOfRun } from './answer-of-run.js';
import { closeCall, endCall } from './close-call.js';
import { refuse, refuseWith } from './refuse.js';
import { answerRepeatedCall } from './repeated-call.js';
import { runTool, type ToolEnding, type ToolRun } from './run-tool.js';
import type { JsonObject, ToolCall } from './tool-call.js';

/** A lost call is taken up this often; then something is wrong that trying again does not mend. */
const MAX_ATTEMPTS = 5;

/**
 * A tool called by Opal: recorded before any work, answered within `waitMs`, and closed with its answer. The same
 * request id again gets the first answer and does no work. Refusals an agent can act on are answers (`ok: false`).
 * @throws anything unexpected, after the call was closed as `internal`
 */
export async function callTool(deps: Deps, principal: Principal, call: ToolCall): Promise<JsonObject> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    // A first call that was lost with its process is worked on anew, on a record of its own.
    const attempted = attempt === 1 ? call : { ...call, requestId: `${call.requestId}~${attempt}` };
    const captured = await captureCall(deps, principal, attempted);
    if (captured.kind === 'new') return workOn(deps, principal, { call: attempted, id: captured.id });
    const answer = await answerRepeatedCall(deps, principal, { call: attempted, captured });
    if (answer !== null) return answer;
  }
  return toOpalNames(refuseWith(new DomainError('service.unavailable')).body);
}

interface OpenCall {
  readonly id: number;
  readonly call: ToolCall;
}

async function workOn(deps: Deps, principal: Principal, captured: OpenCall): Promise<JsonObject> {
  const { call, id } = captured;
  try {
    let answered: JsonObject | null = null;
    const ending = await runOrRefuse(deps, principal, {
      ...captured,
      closing: (run) => {
        const { body, ended } = endCall({ id, call }, answerOfRun(run));
        answered = body;
        return ended;
      },
    });
    // Closed with the run, in its transaction, or closed now.
    return answered ?? (await closeCall(deps, { id, call, principal, ending }));
  } catch (error) {
    const result = refuse(new DomainError('internal'));
    await closeCall(deps, { id, call, principal, ending: { kind: 'result', result } }).catch((failure: unknown) => {
      deps.log.error('request.not_closed', { requestId: String(id) }, failure);
    });
    throw error;
  }
}

async function runOrRefuse(deps: Deps, principal: Principal, { call, id, closing }: OpenCall & Pick<ToolRun, 'closing'>): Promise<ToolEnding> {
  try {
    return await runTool(deps, principal, {
      ...call,
      closing,
      onQueued: async (run) => {
        await closeCall(deps, { id, call, principal, ending: { kind: 'run', run, isOver: false } });
      },
    });
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'internal') return { kind: 'result', result: refuseWith(error) };
    throw error;
  }
}
