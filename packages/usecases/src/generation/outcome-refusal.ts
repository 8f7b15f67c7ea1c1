import type { RunStatus } from '@safecode/domain/generation/run';
import type { ErrorCode } from '@safecode/domain/errors/error-codes';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { PlainOutcome } from './run-ending.js';

/** How a run that made no code has ended. */
export interface Ending {
  readonly status: Extract<RunStatus, 'asking' | 'failed' | 'stopped'>;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

const refusal = (code: ErrorCode, data: Record<string, unknown> = {}): Ending['error'] => ({
  code,
  message: new DomainError(code, data).message,
});

/**
 * The ending of an outcome without code. A deadline that passed is told from a person's stop by `wasStopped`.
 * `seconds` is the deadline of the run.
 */
export function endingOfOutcome(
  outcome: Exclude<PlainOutcome, { kind: 'passed' | 'not_safe' }>,
  run: { readonly wasStopped: boolean; readonly seconds: number },
): Ending {
  switch (outcome.kind) {
    case 'asking':
      return { status: 'asking', error: null };
    case 'impossible':
      return { status: 'failed', error: refusal('generation.impossible', { reason: outcome.reason }) };
    case 'refused':
      return { status: 'failed', error: refusal('generation.provider_refused') };
    case 'failed':
      if (run.wasStopped) return { status: 'stopped', error: refusal('generation.stopped') };
      if (outcome.outcome === 'aborted' || outcome.outcome === 'timeout') {
        return { status: 'failed', error: refusal('generation.deadline', { seconds: run.seconds }) };
      }
      return { status: 'failed', error: refusal('generation.provider_unavailable', { outcome: outcome.outcome.replace('_', ' ') }) };
  }
}
