/** The rows that are chosen, as they stood when they were chosen: a decision names the content that was shown then, whatever a fresher list says. */
export type Selection<Row> = ReadonlyMap<number, Row>;

interface Choosable {
  readonly id: number;
  readonly contentHash: string;
}

/** Takes a chosen row out, or chooses it as the list shows it now. One that changed since it was chosen is chosen anew. */
export function toggle<Row extends Choosable>(selected: Selection<Row>, row: Row): Map<number, Row> {
  const next = new Map(selected);
  if (isOutdated(selected, row) || !next.delete(row.id)) next.set(row.id, row);
  return next;
}

/** From the row chosen last to this one, in the order of the list. */
export function selectRange<Row extends Choosable>(selected: Selection<Row>, rows: readonly Row[], range: { readonly from: number | null; readonly to: Row }): Map<number, Row> {
  const [a, b] = [rows.findIndex(({ id }) => id === range.from), rows.findIndex(({ id }) => id === range.to.id)];
  const added = a < 0 || b < 0 ? [range.to] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
  return new Map([...selected, ...added.map((row) => [row.id, row] as const)]);
}

/** True when the row shows other content than the one that was chosen. */
export const isOutdated = <Row extends Choosable>(selected: Selection<Row>, row: Row): boolean => (selected.get(row.id)?.contentHash ?? row.contentHash) !== row.contentHash;
