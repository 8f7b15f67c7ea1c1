import { Worker } from 'node:worker_threads';
import type { MinedLesson, MiningThreads } from '@safecode/usecases/learning/mine-lessons';

/** What one brand's mining may need at most: a runaway ends its thread and not the process, and the job is tried again. */
const MAX_HEAP_MB = 2048;

/**
 * Mines each brand in a thread of its own, so that jobs, heartbeats and health go on beside it. Seldom, and for seconds: a
 * thread for each time costs less than one that waits.
 */
export function createMiningThreads(thread = new URL('./mining-thread.js', import.meta.url)): MiningThreads {
  return {
    mine: (input) =>
      new Promise<MinedLesson[]>((resolve, reject) => {
        const worker = new Worker(thread, { workerData: input, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`The thread that mines ended with ${code}.`)));
      }),
  };
}
