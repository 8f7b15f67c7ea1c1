import { hostname } from 'node:os';
import { beatWorker, removeWorker, unlockDeadWorkers } from '@safecode/database/jobs/worker-heartbeat';
import type { Db } from '@safecode/usecases/deps';
import type { Logger } from '@safecode/observability/logger/create-logger';

/** A worker says that it lives this often, and looks for dead ones as often. */
export const BEAT_MS = 10_000;
/**
 * A worker that was silent this long is dead: its jobs are freed. With one beat of delay to notice, jobs of a killed
 * worker run again within 50 s; the library alone frees them after four hours.
 */
export const SILENT_SECONDS = 40;

/**
 * Keeps the heartbeat of a pool and frees the jobs of dead ones. The first beat is awaited, so that a worker is known
 * before it holds a job for long. Answers the function that ends it.
 */
export async function keepAlive(db: Db, poolId: string, log: Logger): Promise<() => Promise<void>> {
  const worker = { id: poolId, host: hostname(), pid: process.pid };
  const beat = async (): Promise<void> => {
    await beatWorker(db, worker);
    const dead = await unlockDeadWorkers(db, SILENT_SECONDS);
    if (dead.length > 0) log.warn('worker.unlocked_dead', { count: dead.length });
  };
  await beat();
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beat().catch((error: unknown) => log.error('worker.beat_failed', {}, error));
  }, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await beating;
    await removeWorker(db, poolId);
  };
}
