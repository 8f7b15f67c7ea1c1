/**
 * The point a key leads to, of `count` points counted from 0; null for keys that lead nowhere. At both ends it stays, as a
 * slider does.
 */
export function stepTo(key: string, current: number | null, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const from = current ?? -1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(last, from + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** The point that stands nearest to a place, the first of several; null when there are none. */
export function nearestPoint(places: readonly number[], place: number): number | null {
  let nearest: number | null = null;
  for (const [at, one] of places.entries()) if (nearest === null || Math.abs(one - place) < Math.abs((places[nearest] ?? 0) - place)) nearest = at;
  return nearest;
}
