/** Filters and order of a list as they stand in its address. */
export type ListSearch = Readonly<Record<string, string | undefined>>;

/** What of an address a view keeps: everything that is set, as the list reads it. */
export const toViewSearch = (search: ListSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Whether two lists show the same, whatever the order of their filters. */
export function isSameSearch(one: ListSearch, other: ListSearch): boolean {
  const [left, right] = [toViewSearch(one), toViewSearch(other)];
  return Object.keys(left).length === Object.keys(right).length && Object.entries(left).every(([name, value]) => right[name] === value);
}

/** The address of a view for a list that stands at another one: its filters in place of those there. */
export const openSearch = (search: Readonly<Record<string, string>>, present: ListSearch): ListSearch => ({
  ...Object.fromEntries(Object.keys(present).map((name) => [name, undefined])),
  ...search,
});
