/** The point that stands nearest to a place, the first of several; null when there are none. */
export function nearestPoint(places: readonly number[], place: number): number | null {
  let nearest: number | null = null;
  for (const [at, one] of places.entries()) if (nearest === null || Math.abs(one - place) < Math.abs((places[nearest] ?? 0) - place)) nearest = at;
  return nearest;
}
