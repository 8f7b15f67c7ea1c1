import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const storage = new AsyncLocalStorage<string>();
const ACCEPTED = /^[A-Za-z0-9-]{8,64}$/;

/** The id a caller sent (`x-correlation-id`) when it is a plain id of 8 to 64 characters, else a new one. */
export function resolveCorrelationId(presented: unknown): string {
  return typeof presented === 'string' && ACCEPTED.test(presented) ? presented : randomUUID();
}

/** Runs `work` so that every log line of it, across awaits, carries this id. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run(correlationId, work);
}

/** The id of the work in hand; undefined outside of any. */
export function currentCorrelationId(): string | undefined {
  return storage.getStore();
}
