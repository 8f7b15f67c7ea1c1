import { hostname } from 'node:os';
import { beatWorker, removeWorker, unlockDeadWorkers, unlockLostJobs } from '@safecode/database/jobs/worker-heartbeat';
import type { Database } from '@safecode/database/connection/create-database';
import type { Logger } from '@safecode/observability/logger/create-logger';

export interface LivenessSettings {
  /** A worker says that it lives this often, and looks for dead ones as often. */
  readonly beatMs: number;
  /** A worker that was silent this long is dead: its jobs are freed. At least 5. */
  readonly silentSeconds: number;
}

/**
 * Jobs of a killed worker run again within 20 s: 15 of silence, 3 until the next beat of another worker, 2 until the
 * queue is looked at. The library alone frees them after four hours.
 */
export const LIVENESS: LivenessSettings = { beatMs: 3000, silentSeconds: 15 };

export interface Liveness {
  /** False when the database has not heard of this worker for so long that others take it for dead. */
  isFresh(): boolean;
  stop(): Promise<void>;
}

export interface LivingWorker {
  readonly db: Database;
  /** The id under which the queue locks this worker's jobs. */
  readonly poolId: string;
  /** The jobs this worker holds (see StartedRunner). */
  readonly heldJobs: () => readonly string[];
  readonly log: Logger;
}

/**
 * Beats for a worker and frees the jobs of dead ones, and those it was given over a connection that broke before it heard. The first beat is awaited: a worker is known before it holds a
 * job for long. After a pause of its own (the database was away, the machine slept) a worker declares nobody dead
 * until everybody had time to beat again: all of them were silent, and freeing living ones would run their jobs twice.
 */
export async function keepAlive({ db, poolId, heldJobs, log }: LivingWorker, settings: LivenessSettings = LIVENESS): Promise<Liveness> {
  const silentMs = settings.silentSeconds * 1000;
  let lastBeat = Date.now();
  let trustedFrom = 0;
  const beat = async (): Promise<void> => {
    await beatWorker(db, { id: poolId, host: hostname(), pid: process.pid });
    const lost = await unlockLostJobs(db, { workerId: poolId, held: heldJobs(), silentSeconds: settings.silentSeconds });
    if (lost.length > 0) log.warn('worker.freed_lost_jobs', { count: lost.length });
    const now = Date.now();
    if (now - lastBeat > 2 * settings.beatMs) trustedFrom = now + silentMs;
    lastBeat = now;
    if (now < trustedFrom) return;
    const dead = await unlockDeadWorkers(db, settings.silentSeconds);
    if (dead.length > 0) log.warn('worker.freed_jobs_of_dead', { count: dead.length });
  };
  await beat();
  let beating: Promise<void> = Promise.resolve();
  let isBeating = false;
  const timer = setInterval(() => {
    // A beat that hangs must not pile up others behind it.
    if (isBeating) return;
    isBeating = true;
    beating = beat()
      .catch((error: unknown) => log.error('worker.beat_failed', {}, error))
      .finally(() => {
        isBeating = false;
      });
  }, settings.beatMs);
  return {
    isFresh: () => Date.now() - lastBeat < silentMs,
    stop: async () => {
      clearInterval(timer);
      await beating;
      await removeWorker(db, poolId);
    },
  };
}
