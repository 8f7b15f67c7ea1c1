import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, printFigure, quantile } from './figure.js';
import { drawCurve } from './learning-simulation/draw-curve.js';
import { simulateOperator, type Step } from './learning-simulation/simulate-operator.js';
import { REPOSITORY } from './repository.js';

const BENCH = 'learning-simulation';
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const REQUESTS = 120;
/** Requests after which an operator should seldom have to correct any more, and how seldom that is. */
const SETTLED_AFTER = 60;
const GOAL = 0.15;
/** Requests a point of the curve is an average of. */
const WINDOW = 10;
const CURVE = 'tooling/guide/images/learning-curve.svg';

/**
 * Operators with twenty hidden preferences correct a hundred and twenty requests each: how often code still needs a
 * correction, what was changed without need, and what a correction costs. Writes the curve of the user guide.
 */
export function benchLearningSimulation(): void {
  const operators = SEEDS.map((seed) => simulateOperator(seed, REQUESTS));
  const all = operators.flat();
  const shareOf = (from: number, to: number): number => mean(operators.flatMap((steps) => steps.slice(from, to).map(correction)));
  printFigure({ bench: BENCH, metric: `codes that need a correction, first 20 of ${REQUESTS} requests, ${SEEDS.length} operators`, value: 100 * shareOf(0, 20), unit: '%' });
  printFigure({ bench: BENCH, metric: `codes that need a correction after ${SETTLED_AFTER} requests`, value: 100 * shareOf(SETTLED_AFTER, REQUESTS), unit: '%', reference: 100 * GOAL });
  printFigure({ bench: BENCH, metric: 'places changed without need', value: all.reduce((sum, { unneeded }) => sum + unneeded, 0), unit: 'places' });
  const times = all.flatMap(({ learningMs }) => learningMs ?? []);
  printFigure({ bench: BENCH, metric: 'learning from a correction, median', value: median(times), unit: 'ms of processor time' });
  printFigure({ bench: BENCH, metric: 'learning from a correction, p95', value: quantile(times, 0.95), unit: 'ms of processor time' });
  const curve = Array.from({ length: REQUESTS }, (_, at) => shareOf(Math.max(0, at - WINDOW + 1), at + 1));
  const title = `Share of codes that operators still had to correct, over ${REQUESTS} requests`;
  writeFileSync(join(REPOSITORY, CURVE), drawCurve(curve, { title, x: `request (average of the last ${WINDOW}, ${SEEDS.length} operators)`, y: 'codes that need a correction', goal: GOAL }));
}

const correction = ({ needsCorrection }: Step): number => (needsCorrection ? 1 : 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
