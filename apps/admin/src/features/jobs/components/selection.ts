/** Ids chosen in a list. Kept when a row is acted on, so that the result can be read against it. */
export const toggle = (selected: ReadonlySet<string>, id: string): Set<string> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** Only ids that are still listed: what has gone cannot be acted on again. */
export const stillListed = (selected: ReadonlySet<string>, listed: readonly { id: string }[]): string[] =>
  listed.filter((row) => selected.has(row.id)).map((row) => row.id);
