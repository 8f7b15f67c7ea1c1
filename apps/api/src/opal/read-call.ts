import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { OpalToolName } from '@safecode/domain/opal/tools';
import type { JsonObject, ToolCall } from '@safecode/usecases/opal/tool-call';
import { ANSWER_WITHIN_MS } from './answer-deadline.js';

/** Names of the envelope; in a bare body they are not parameters. */
const ENVELOPE = new Set(['parameters', 'auth', 'environment', 'chat_metadata']);

/** Headers under which a caller names its call, the most specific first. */
const REQUEST_ID_HEADERS = ['x-opal-request-id', 'idempotency-key', 'x-request-id'] as const;
/** Headers that name the conversation or the workflow a call belongs to. */
const SESSION_HEADERS = ['x-opal-thread-id', 'x-opal-agent-execution-id', 'x-opal-workflow-execution-id'] as const;
const MAX_ID = 200;

/**
 * A call as it came: wrapped in `parameters` or bare. The envelope is undocumented in parts and comes from outside, so
 * what does not look right in it is passed over and never refused; the parameters are the tool's business.
 */
export function readCall(tool: OpalToolName, body: JsonObject, headers: IncomingHttpHeaders): ToolCall {
  const environment = objectOf(body['environment']);
  const mode = textOf(environment['execution_mode'], 40)?.toLowerCase();
  return {
    tool,
    requestId: firstHeader(headers, REQUEST_ID_HEADERS) ?? textOf(objectOf(body['chat_metadata'])['request_id'], MAX_ID) ?? randomUUID(),
    parameters: parametersOf(body),
    executionMode: mode === 'interactive' || mode === 'headless' ? mode : null,
    opalUserId: opalUserOf(body),
    sessionId: firstHeader(headers, SESSION_HEADERS),
    waitMs: ANSWER_WITHIN_MS,
  };
}

/** On whose behalf Opal says it calls. It is not verified by anybody and gives no right. */
export function opalUserOf(body: JsonObject): string | null {
  const credentials = objectOf(objectOf(body['auth'])['credentials']);
  return textOf(credentials['user_id'], MAX_ID) ?? textOf(credentials['org_sso_id'], MAX_ID);
}

function parametersOf(body: JsonObject): JsonObject {
  const { parameters } = body;
  if (isObject(parameters)) return parameters;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ENVELOPE.has(name)));
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** Printable text of at most `max` characters; null for anything else. */
function textOf(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().slice(0, max);
  return text === '' || /[\p{C}]/u.test(text) ? null : text;
}

function firstHeader(headers: IncomingHttpHeaders, names: readonly string[]): string | null {
  for (const name of names) {
    const value = textOf(headers[name], MAX_ID);
    if (value !== null) return value;
  }
  return null;
}
