import type { DomainError } from '@safecode/domain/errors/domain-error';
import type { ErrorCode } from '@safecode/domain/errors/error-codes';
import { toSnakeCase } from '@safecode/domain/opal/snake-case';
import type { ToolFailure } from '@safecode/domain/opal/tools';
import type { OutcomeClass } from '@safecode/domain/requests/opal-request';
import { PLAIN_RESULT, type ToolResult } from './tool-call.js';

const OUTCOMES: Readonly<Partial<Record<ErrorCode, OutcomeClass>>> = {
  'generation.needs_answers': 'asked',
  'generation.unsure': 'asked',
  'generation.not_safe': 'not_safe',
  'generation.provider_unavailable': 'provider_error',
  'generation.deadline': 'timeout',
  internal: 'internal',
};

export function outcomeOf(code: string): OutcomeClass {
  if (code.startsWith('input.')) return 'invalid';
  return Object.hasOwn(OUTCOMES, code) ? (OUTCOMES[code as ErrorCode] ?? 'refused') : 'refused';
}

type FailureDetails = Omit<ToolFailure['error'], 'code' | 'message'>;

/** A refusal that the agent can act on: code and sentence, with what is needed to do better. */
export function refuse(error: { readonly code: string; readonly message: string }, details: FailureDetails = {}): ToolResult {
  const { code, message } = error;
  const failure: ToolFailure = { ok: false, error: { code, message, ...details } };
  return { ...PLAIN_RESULT, body: failure, outcome: outcomeOf(code), errorCode: code, errorMessage: message };
}

export function refuseWith(error: DomainError): ToolResult {
  const { issues, findings } = error.data;
  return refuse(error, {
    ...(Array.isArray(issues) ? { issues: issues.map(toToolIssue) } : {}),
    ...(error.code === 'correction.not_safe' && Array.isArray(findings) ? { findings } : {}),
  });
}

/** The parameter an issue is about, by the name the agent knows it under. */
function toToolIssue(issue: { readonly path: string; readonly message: string }): { path: string; message: string } {
  const [name = '', ...inside] = issue.path.split('.');
  return { path: [toSnakeCase(name), ...inside].join('.'), message: issue.message };
}
