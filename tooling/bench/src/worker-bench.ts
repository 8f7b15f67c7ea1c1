import { migrateDatabase } from '@safecode/database/migrate/migrate-database';
import { createJobRunner } from '@safecode/worker/tasks/create-job-runners';
import { startRunner } from '@safecode/worker/start-runner';
import { makeWorkerUtils } from 'graphile-worker';
import { median, printFigure } from './figure.js';
import { startDatabase } from './product.js';

const JOBS = 4000;
const ROUNDS = 3;
const CONCURRENCY = 10;

/** Jobs per second of a trivial job through our runner (payload parsed, events listened to) against the bare library. */
export async function benchWorker(): Promise<void> {
  const database = await startDatabase();
  try {
    await migrateDatabase({ adminUrl: database.url, encryptionKey: Buffer.alloc(32, 7).toString('base64') });
    const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.bare.push(await rate(database.url, 'bare'));
      rates.ours.push(await rate(database.url, 'ours'));
    }
    printFigure({ bench: 'worker', metric: `trivial jobs, concurrency ${CONCURRENCY}`, value: median(rates.ours), unit: 'jobs/s', reference: median(rates.bare) });
  } finally {
    await database.stop();
  }
}

async function rate(queueUrl: string, kind: 'ours' | 'bare'): Promise<number> {
  const name = 'templates.refresh_record';
  const utils = await makeWorkerUtils({ connectionString: queueUrl });
  await utils.addJobs(Array.from({ length: JOBS }, (_, n) => ({ identifier: name, payload: { organizationId: 1, templateId: n + 1 } })));
  await utils.release();
  let done = 0;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const count = async (): Promise<void> => {
    done += 1;
    if (done === JOBS) finish();
  };
  const runner = kind === 'ours' ? createJobRunner(name, count) : count;
  const began = performance.now();
  const running = await startRunner({ queueUrl, concurrency: CONCURRENCY, runners: { [name]: runner }, cronItems: [], ...(kind === 'ours' ? { onJobEnd: () => undefined } : {}) });
  await finished;
  const seconds = (performance.now() - began) / 1000;
  await running.stop();
  return JOBS / seconds;
}
