/** Numbers of the rows that are chosen. They stay chosen when they are acted on, so that results can be read against them. */
export const toggle = (selected: ReadonlySet<number>, id: number): Set<number> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** From the row chosen last to this one, in the order of the list. */
export function selectRange(selected: ReadonlySet<number>, ids: readonly number[], range: { readonly from: number | null; readonly to: number }): Set<number> {
  const [a, b] = [range.from === null ? -1 : ids.indexOf(range.from), ids.indexOf(range.to)];
  if (a < 0 || b < 0) return new Set([...selected, range.to]);
  return new Set([...selected, ...ids.slice(Math.min(a, b), Math.max(a, b) + 1)]);
}
