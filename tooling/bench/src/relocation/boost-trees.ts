import type { TreeModel, TreeNode } from '@safecode/selectors/relocation/tree-model';
import { seededRandom } from '@safecode/learning/statistics/seeded-random';

/** The candidates for one target: which of them is right, or -1 when the element is gone, and how much the target counts. */
export interface TrainingGroup {
  readonly rows: readonly Float64Array[];
  readonly right: number;
  readonly weight: number;
}

export interface BoostSettings {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly lambda: number;
  /** Least weight of a branch, as the sum of second derivatives. */
  readonly leastWeight: number;
  readonly base: number;
  /** Share of the evidence each tree may use. */
  readonly columns: number;
  readonly seed: number;
}

const BINS = 31;
/** Rows whose answer is settled teach nothing more. */
const SETTLED = 2e-4;
const MOST_STEP = 4;

interface Data {
  readonly width: number;
  readonly edges: readonly (readonly number[])[];
  readonly bins: Uint8Array;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

/** Fits small trees by gradient boosting on the softmax over each group's candidates and "it is gone", whose score is 0. */
export function boostTrees(groups: readonly TrainingGroup[], settings: BoostSettings): TreeModel {
  const rows = groups.flatMap((group) => group.rows);
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_zero, column) => edgesOf(rows, column));
  const data: Data = { width, edges, bins: binRows(rows, edges), gradient: new Float64Array(rows.length), curvature: new Float64Array(rows.length) };
  const scores = new Float64Array(rows.length).fill(settings.base);
  const random = seededRandom(settings.seed);
  const trees: TreeNode[] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    derive(groups, scores, data);
    const columns = edges.map((_edges, column) => column).filter(() => random() < settings.columns);
    const open = [...rows.keys()].filter((row) => (data.curvature[row] ?? 0) > SETTLED || Math.abs(data.gradient[row] ?? 0) > SETTLED);
    const tree = grow({ data, columns, settings }, open, 0);
    trees.push(tree);
    for (const [row, values] of rows.entries()) scores[row] = (scores[row] ?? 0) + valueOf(tree, values);
  }
  return { base: settings.base, trees };
}

function valueOf(tree: TreeNode, values: Float64Array): number {
  let node = tree;
  while (typeof node !== 'number') node = (values[node[0]] ?? -1) > node[1] ? node[3] : node[2];
  return node;
}

function derive(groups: readonly TrainingGroup[], scores: Float64Array, { gradient, curvature }: Data): void {
  let from = 0;
  for (const { rows, right, weight } of groups) {
    const own = scores.subarray(from, from + rows.length);
    const largest = own.reduce((most, score) => Math.max(most, score), 0);
    const total = own.reduce((sum, score) => sum + Math.exp(score - largest), Math.exp(-largest));
    for (const [at, score] of own.entries()) {
      const share = Math.exp(score - largest) / total;
      gradient[from + at] = weight * ((at === right ? 1 : 0) - share);
      curvature[from + at] = weight * share * (1 - share);
    }
    from += rows.length;
  }
}

function edgesOf(rows: readonly Float64Array[], column: number): readonly number[] {
  const sorted = Float64Array.from(rows, (row) => row[column] ?? -1).sort();
  const distinct = [...new Set(sorted)];
  const middle = (at: number): number => ((distinct[at] ?? 0) + (distinct[at - 1] ?? 0)) / 2;
  if (distinct.length <= BINS) return distinct.slice(1).map((_value, at) => middle(at + 1));
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0;
    const above = distinct.findIndex((other) => other > value);
    if (above > 0) edges.add(middle(above));
  }
  edges.add(middle(distinct.length - 1));
  return [...edges].sort((a, b) => a - b).slice(-BINS);
}

function binRows(rows: readonly Float64Array[], edges: readonly (readonly number[])[]): Uint8Array {
  const bins = new Uint8Array(rows.length * edges.length);
  for (const [at, row] of rows.entries()) {
    for (const [column, list] of edges.entries()) {
      let bin = 0;
      while (bin < list.length && (row[column] ?? -1) > (list[bin] ?? 0)) bin += 1;
      bins[at * edges.length + column] = bin;
    }
  }
  return bins;
}

interface Growth {
  readonly data: Data;
  readonly columns: readonly number[];
  readonly settings: BoostSettings;
}

function grow(growth: Growth, rows: readonly number[], depth: number): TreeNode {
  const { data, settings } = growth;
  let slope = 0;
  let weight = 0;
  for (const row of rows) {
    slope += data.gradient[row] ?? 0;
    weight += data.curvature[row] ?? 0;
  }
  const split = depth < settings.depth && weight >= settings.leastWeight ? bestSplit(growth, rows, { slope, weight }) : undefined;
  if (split === undefined) return round(settings.rate * Math.max(-MOST_STEP, Math.min(MOST_STEP, slope / (weight + settings.lambda))));
  const below = rows.filter((row) => (data.bins[row * data.width + split.column] ?? 0) <= split.bin);
  const above = rows.filter((row) => (data.bins[row * data.width + split.column] ?? 0) > split.bin);
  return [split.column, round(data.edges[split.column]?.[split.bin] ?? 0), grow(growth, below, depth + 1), grow(growth, above, depth + 1)];
}

function bestSplit({ data, columns, settings }: Growth, rows: readonly number[], whole: { slope: number; weight: number }): { column: number; bin: number } | undefined {
  const gain = (slope: number, weight: number): number => (slope * slope) / (weight + settings.lambda);
  const slopes = new Float64Array(BINS + 1);
  const weights = new Float64Array(BINS + 1);
  let best = gain(whole.slope, whole.weight) + 1e-3;
  let found: { column: number; bin: number } | undefined;
  for (const column of columns) {
    slopes.fill(0);
    weights.fill(0);
    for (const row of rows) {
      const bin = data.bins[row * data.width + column] ?? 0;
      slopes[bin] = (slopes[bin] ?? 0) + (data.gradient[row] ?? 0);
      weights[bin] = (weights[bin] ?? 0) + (data.curvature[row] ?? 0);
    }
    let slope = 0;
    let weight = 0;
    for (let bin = 0; bin < (data.edges[column]?.length ?? 0); bin += 1) {
      slope += slopes[bin] ?? 0;
      weight += weights[bin] ?? 0;
      if (Math.min(weight, whole.weight - weight) < settings.leastWeight / 3) continue;
      const total = gain(slope, weight) + gain(whole.slope - slope, whole.weight - weight);
      if (total > best) {
        best = total;
        found = { column, bin };
      }
    }
  }
  return found;
}

/** Four digits are more than the data knows. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
