import { availableParallelism } from 'node:os';
import { Gatherer } from '@safecode/database/gathering/gatherer';
import { threadJobOf, type Drafted, type DraftingThreads, type ThreadAnswer, type ThreadJob } from '@safecode/usecases/generation/drafting-threads';
import { Piscina } from 'piscina';

/** Jobs that may wait: more than all callers of a process that waits can ask for at once. */
const MAX_WAITING = 10_000;
/** Jobs sent to a thread together at most: a message costs as much as a tenth of a draft, and each waits for the others. */
const MAX_TOGETHER = 8;
/** What a thread may need at most: a runaway proof ends its thread and not the process. */
const MAX_HEAP_MB = 512;
/** Heap for short-lived objects: a proof makes many, and each full one has to be looked through. */
const YOUNG_HEAP_MB = 192;

type DraftingRunner = Pick<Piscina<readonly ThreadJob[], readonly ThreadAnswer[]>, 'run'>;

export interface DraftingPool extends DraftingThreads {
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly threads?: number;
  /** The module a thread runs. */
  readonly thread?: URL;
}

/**
 * Threads that draft and prove, one for each processor but the one that answers calls, at least one. A thread that ends
 * by a fault is replaced, and the jobs it had are tried once more one by one.
 */
export function createDraftingPool(options: PoolOptions = {}): DraftingPool {
  const { threads = Math.max(1, availableParallelism() - 1), thread = new URL('./drafting-thread.js', import.meta.url) } = options;
  const pool = new Piscina<readonly ThreadJob[], readonly ThreadAnswer[]>({
    filename: thread.href,
    minThreads: threads,
    maxThreads: threads,
    maxQueue: MAX_WAITING,
    // A thread has one group at a time: with two, one that it ends by would take an innocent one along.
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    // A thread that waits by blocking cannot be told to stop in time.
    atomics: 'disabled',
    recordTiming: false,
  });
  const jobs = new Gatherer<DraftingRunner, ThreadJob, ThreadAnswer>({
    maxItems: MAX_TOGETHER,
    // Whatever ended a thread: each of its jobs is tried once more alone, and only the one to blame fails.
    isAboutItem: () => true,
    work: (runner, together) => runner.run(together),
  });
  let turn = 0;
  const run = (job: ThreadJob): Promise<ThreadAnswer> => {
    turn = (turn + 1) % threads;
    return jobs.add({ owner: pool, key: String(turn), group: pool }, job);
  };
  return {
    draft: async (request, limits): Promise<Drafted> => {
      const drafted = (await run(threadJobOf(request, limits, false))) ?? (await run(threadJobOf(request, limits, true)));
      if (drafted === null) throw new Error('A thread did not take the knowledge it asked for.');
      return drafted;
    },
    close: () => pool.close({ force: true }),
  };
}
