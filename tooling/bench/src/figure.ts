/** One measured figure. `ratio` compares `value` with `reference`, measured in the same run. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number | null;
  readonly ratio: number | null;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Prints one JSON line. A ratio is value over reference. */
export function printFigure(figure: Omit<Figure, 'ratio' | 'reference'> & { reference?: number }): void {
  const reference = figure.reference ?? null;
  const line: Figure = {
    bench: figure.bench,
    metric: figure.metric,
    value: rounded(figure.value),
    unit: figure.unit,
    reference: reference === null ? null : rounded(reference),
    ratio: reference === null || reference === 0 ? null : rounded(figure.value / reference),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The middle value; of an even count the upper middle. Does not change its input. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank quantile, 0..1. NaN of an empty list. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
