import { parentPort, workerData } from 'node:worker_threads';
import { mineLessons, type MiningInput } from '@safecode/usecases/learning/mine-lessons';

/** What a thread of create-mining-threads.ts runs: one brand, and it is over. */
parentPort?.postMessage(mineLessons(workerData as MiningInput), []);
