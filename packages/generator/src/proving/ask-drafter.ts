import { PROVIDER_OUTCOMES, ProviderError } from '@safecode/domain/generation/provider-error';
import type { DraftResult } from '../drafter.js';
import { snapshotResult, snapshotUsage } from './snapshot-result.js';

/**
 * Calls a drafter and answers a snapshot of its result. Ends when the signal does, also when the drafter never answers;
 * whatever it answers later is dropped.
 * @throws ProviderError for everything that is no result: a refusal to work, an exception, an unreadable answer, the
 * deadline (`timeout`) and a stop (`aborted`)
 */
export async function askDrafter(call: () => Promise<DraftResult>, signal: AbortSignal): Promise<DraftResult> {
  if (signal.aborted) throw endedBySignal(signal);
  let stopListening = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(endedBySignal(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    stopListening = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return snapshotResult(await Promise.race([callLater(call), ended]));
  } catch (error) {
    throw signal.aborted ? endedBySignal(signal, error) : readError(error);
  } finally {
    stopListening();
  }
}

/** An exception thrown before the first await becomes a rejection like any other. */
async function callLater(call: () => Promise<DraftResult>): Promise<unknown> {
  return call();
}

function endedBySignal(signal: AbortSignal, error?: unknown): ProviderError {
  const reason: unknown = signal.reason;
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
  const usage = error instanceof ProviderError ? readUsage(error) : [];
  return isTimeout
    ? new ProviderError('timeout', 'The deadline has passed.', { usage })
    : new ProviderError('aborted', 'The generation was stopped.', { usage });
}

/** A drafter's error as we understand it. Its fields are read as carefully as its results. */
function readError(error: unknown): ProviderError {
  try {
    if (error instanceof ProviderError) {
      const outcome = PROVIDER_OUTCOMES.find((known) => known === error.outcome) ?? 'unavailable';
      return new ProviderError(outcome, error.message, { usage: readUsage(error), cause: error.cause });
    }
  } catch {
    // An error that cannot even be read is an error of the drafter like any other: answered below.
  }
  return new ProviderError('unavailable', 'The drafter failed.', { cause: error });
}

function readUsage(error: ProviderError): ReturnType<typeof snapshotUsage> {
  try {
    return snapshotUsage(error.usage);
  } catch {
    return [];
  }
}
