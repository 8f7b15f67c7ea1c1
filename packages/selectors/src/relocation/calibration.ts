/** Knots of a rising curve: what a raw probability turned out to be worth on sites the weights were not fitted on. */
export type Calibration = readonly (readonly [raw: number, measured: number])[];

/** The probability a raw one stands for, between the knots on a straight line. */
export function calibrate(curve: Calibration, raw: number): number {
  let below: readonly [number, number] = [0, 0];
  for (const knot of curve) {
    if (raw <= knot[0]) {
      const width = knot[0] - below[0];
      return width <= 0 ? knot[1] : below[1] + ((raw - below[0]) / width) * (knot[1] - below[1]);
    }
    below = knot;
  }
  return below[1];
}
