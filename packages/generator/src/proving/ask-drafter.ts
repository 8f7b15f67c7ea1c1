import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { PROVIDER_OUTCOMES, ProviderError } from '@safecode/domain/generation/provider-error';
import type { DraftResult } from '../drafter.js';
import { snapshotResult, snapshotUsage } from './snapshot-result.js';

/** How long a drafter whose work was ended may take to say what it has cost: it ends its call, which is quick. */
const LAST_WORDS_MS = 100;

/**
 * Calls a drafter and answers a snapshot of its result. Ends when the signal does, also when the drafter never answers;
 * what it answers later is dropped, but what it says to have cost until then is counted.
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
  const answer = callLater(call);
  try {
    return snapshotResult(await Promise.race([answer, ended]));
  } catch (error) {
    throw signal.aborted ? endedBySignal(signal, await usageUntilEnded(answer)) : readError(error);
  } finally {
    stopListening();
  }
}

/** An exception thrown before the first await becomes a rejection like any other. */
async function callLater(call: () => Promise<DraftResult>): Promise<unknown> {
  return call();
}

/** What a call that was ended has cost, by its own last words, whether these are an error or an answer that came late. */
async function usageUntilEnded(answer: Promise<unknown>): Promise<readonly ModelUsage[]> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<[]>((resolve) => {
    timer = setTimeout(resolve, LAST_WORDS_MS, []);
  });
  const said = answer.then(usageOfResult, (error: unknown) => (error instanceof ProviderError ? readUsage(error) : []));
  try {
    return await Promise.race([said, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function usageOfResult(result: unknown): readonly ModelUsage[] {
  try {
    const read = snapshotResult(result);
    return read.kind === 'draft' ? read.draft.usage : (read.usage ?? []);
  } catch {
    return [];
  }
}

function endedBySignal(signal: AbortSignal, usage: readonly ModelUsage[] = []): ProviderError {
  const reason: unknown = signal.reason;
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
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
