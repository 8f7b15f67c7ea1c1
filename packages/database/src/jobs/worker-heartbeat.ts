import { sql } from 'kysely';
import type { Database } from '../connection/create-database.js';

export interface WorkerIdentity {
  /** The id under which the queue locks its jobs. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

export async function beatWorker(db: Database, worker: WorkerIdentity): Promise<void> {
  await sql`select app.beat_worker(${worker.id}, ${worker.host}, ${worker.pid})`.execute(db);
}

export async function removeWorker(db: Database, id: string): Promise<void> {
  await sql`select app.remove_worker(${id})`.execute(db);
}

/** Frees the jobs of workers that have been silent for so many seconds. Answers their ids. */
export async function unlockDeadWorkers(db: Database, silentSeconds: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select app.unlock_dead_workers(make_interval(secs => ${silentSeconds})) as id`.execute(db);
  return rows.map((row) => row.id);
}

/** What a worker says of the jobs that stand in its name. */
export interface HeldJobs {
  readonly workerId: string;
  /** Jobs it runs, and those whose end may still be on its way to the database. */
  readonly held: readonly string[];
  /** For so long a job may be on its way to the worker. */
  readonly silentSeconds: number;
}

/** Frees the jobs that a living worker never heard it was given. Answers their ids. */
export async function unlockLostJobs(db: Database, { workerId, held, silentSeconds }: HeldJobs): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select app.unlock_lost_jobs(${workerId}, ${[...held]}::bigint[], make_interval(secs => ${silentSeconds})) as id`.execute(db);
  return rows.map((row) => row.id);
}
