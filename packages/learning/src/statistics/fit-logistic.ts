import { probabilityOf } from './log-odds.js';

/** One case: its values, in the order of the weights, and whether it came true. */
export interface Case {
  readonly values: readonly number[];
  readonly isTrue: boolean;
}

export interface Logistic {
  readonly intercept: number;
  readonly weights: readonly number[];
}

const MAX_STEPS = 50;
const CONVERGED = 1e-8;

/**
 * Ridge logistic regression by Newton's method. `penalty` is half the precision of a normal prior around 0 on each
 * weight; the intercept is free. Deterministic.
 */
export function fitLogistic(cases: readonly Case[], penalty: number): Logistic {
  const size = (cases[0]?.values.length ?? 0) + 1;
  let beta = Array.from({ length: size }, () => 0);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { gradient, hessian } = derivatives(cases, beta, penalty);
    const change = solve(hessian, gradient);
    // A long step of Newton can overshoot when the classes are nearly apart.
    const scale = Math.min(1, 4 / Math.max(...change.map(Math.abs), 1e-12));
    beta = beta.map((value, at) => value + scale * (change[at] ?? 0));
    if (Math.max(...change.map(Math.abs)) < CONVERGED) break;
  }
  return { intercept: beta[0] ?? 0, weights: beta.slice(1) };
}

/** 0..1. */
export const applyLogistic = ({ intercept, weights }: Logistic, values: readonly number[]): number =>
  probabilityOf(weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), intercept));

function derivatives(cases: readonly Case[], beta: readonly number[], penalty: number): { gradient: number[]; hessian: number[][] } {
  const size = beta.length;
  const gradient = beta.map((value, at) => (at === 0 ? 0 : -2 * penalty * value));
  const hessian = beta.map((_, row) => beta.map((__, column) => (row === column ? (row === 0 ? 1e-9 : 2 * penalty) : 0)));
  for (const { values, isTrue } of cases) {
    const row = [1, ...values];
    const p = probabilityOf(row.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), 0));
    const error = (isTrue ? 1 : 0) - p;
    const weight = Math.max(1e-9, p * (1 - p));
    for (let i = 0; i < size; i += 1) {
      gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
      const line = hessian[i] ?? [];
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + weight * (row[i] ?? 0) * (row[j] ?? 0);
    }
  }
  return { gradient, hessian };
}

/** Gaussian elimination with partial pivoting; a direction without curvature gets no change. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = pivotRow(rows, column);
    const chosen = rows[pivot];
    const current = rows[column];
    if (chosen === undefined || current === undefined) continue;
    [rows[column], rows[pivot]] = [chosen, current];
    eliminate(rows, column);
  }
  return rows.map((row, at) => (Math.abs(row[at] ?? 0) < 1e-12 ? 0 : (row[size] ?? 0) / (row[at] ?? 1)));
}

function pivotRow(rows: readonly number[][], column: number): number {
  let pivot = column;
  for (let row = column; row < rows.length; row += 1) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
  return pivot;
}

function eliminate(rows: number[][], column: number): void {
  const by = rows[column] ?? [];
  const pivot = by[column] ?? 0;
  if (Math.abs(pivot) < 1e-12) return;
  for (const [at, row] of rows.entries()) {
    if (at === column) continue;
    const factor = (row[column] ?? 0) / pivot;
    for (let j = column; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (by[j] ?? 0);
  }
}
