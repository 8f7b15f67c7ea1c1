import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { classifyCorrection } from '@safecode/learning/classify/classify-correction';
import { learnMany } from '@safecode/learning/learn-many';
import { measureReasons } from '@safecode/learning/reasons/measure-reasons';
import { correctionSample } from './correction-sample.js';
import { median, printFigure, quantile } from './figure.js';

const BENCH = 'learning';
const CORRECTIONS = 10_000;
const LESSONS = 100;
const CLASSIFIED = 500;

/** What was used and is not any more says when the collector last ran, not what is needed. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

/** How long a correction takes to be recognised, and how long the corrections of a large brand take to be learnt from. */
export function benchLearning(): void {
  const corrections = correctionSample(CORRECTIONS, LESSONS);
  const times = corrections.slice(0, CLASSIFIED).map((correction) => {
    const started = performance.now();
    classifyCorrection(correction, null);
    return performance.now() - started;
  });
  printFigure({ bench: BENCH, metric: 'recognising a correction, median', value: median(times), unit: 'ms' });
  printFigure({ bench: BENCH, metric: 'recognising a correction, 95th percentile', value: quantile(times, 0.95), unit: 'ms' });
  for (const count of [CORRECTIONS / 10, CORRECTIONS]) {
    const sample = corrections.slice(0, count);
    const started = performance.now();
    const found = learnMany(sample, { policy: null });
    printFigure({ bench: BENCH, metric: `lessons found in ${count} corrections`, value: found.length, unit: 'lessons' });
    printFigure({ bench: BENCH, metric: `learning from ${count} corrections`, value: (performance.now() - started) / 1000, unit: 's' });
  }
  benchReasons();
  collectGarbage();
  printFigure({ bench: BENCH, metric: `memory still held after learning from ${CORRECTIONS} corrections, the corrections among it`, value: process.memoryUsage().heapUsed / 1_048_576, unit: 'MiB' });
}

/** How well the intent of a reason is told from its words, on labelled reasons that the lexicon was not made from. */
function benchReasons(): void {
  const { n, macroF1, f1 } = measureReasons('heldOut');
  printFigure({ bench: BENCH, metric: `intent of ${n} unseen reasons, macro-F1`, value: macroF1, unit: '0..1' });
  for (const [intent, value] of Object.entries(f1)) printFigure({ bench: BENCH, metric: `intent of unseen reasons, F1 of ${intent}`, value, unit: '0..1' });
}
