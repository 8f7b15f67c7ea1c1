import type { OpalToolName } from '@safecode/domain/opal/tools';
import type { OutcomeClass, Phases } from '@safecode/domain/requests/opal-request';

/** JSON as it goes over the wire. */
export type JsonObject = Record<string, unknown>;

/** A call of a tool as the transport read it. Everything in it is untrusted. */
export interface ToolCall {
  readonly tool: OpalToolName;
  /** The caller's id of this call, or a new one. The same id again means the same call. */
  readonly requestId: string;
  readonly parameters: JsonObject;
  readonly executionMode: 'interactive' | 'headless' | null;
  /** On whose behalf Opal says it calls; recorded, never trusted. */
  readonly opalUserId: string | null;
  /** The conversation. */
  readonly sessionId: string | null;
  /** Milliseconds after which the answer is "pending". */
  readonly waitMs: number;
}

/** How a tool ended, before it is recorded. */
export interface ToolResult {
  /** The answer in camelCase. */
  readonly body: JsonObject;
  readonly outcome: OutcomeClass;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly runId: number | null;
  readonly brandId: number | null;
  readonly generatedCodeId: number | null;
  readonly confidenceScore: number | null;
  readonly phases: Phases;
  readonly isOver: boolean;
}

/** A result that concerns no run. */
export const PLAIN_RESULT = {
  outcome: 'ok',
  errorCode: null,
  errorMessage: null,
  runId: null,
  brandId: null,
  generatedCodeId: null,
  confidenceScore: null,
  phases: {},
  isOver: true,
} as const satisfies Omit<ToolResult, 'body'>;
