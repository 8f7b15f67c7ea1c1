/** Standard score of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a proportion (Wilson 1927), 0..1. Unlike the plain normal interval it stays within 0..1 and
 * says something about 0 of n. With `of` 0 nothing is known: 0..1.
 */
export function wilsonInterval(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of <= 0) return { low: 0, high: 1 };
  const p = hits / of;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * of);
  const spread = Z * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  const scale = 1 + z2 / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
