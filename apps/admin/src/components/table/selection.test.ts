import { expect, test } from 'vitest';
import { isOutdated, selectRange, toggle, type Selection } from './selection.js';

const row = (id: number, contentHash = 'seen') => ({ id, contentHash });
const chosen = (...ids: number[]): Selection<ReturnType<typeof row>> => new Map(ids.map((id) => [id, row(id)]));

test('a row is chosen and given up again', () => {
  expect([...toggle(chosen(1), row(2)).keys()]).toEqual([1, 2]);
  expect([...toggle(chosen(1, 2), row(1)).keys()]).toEqual([2]);
});

test('what was chosen keeps the content that was shown; what changed since is chosen anew', () => {
  const selection = chosen(1);
  expect(isOutdated(selection, row(1))).toBe(false);
  expect(isOutdated(selection, row(1, 'edited'))).toBe(true);
  expect(isOutdated(selection, row(2, 'edited'))).toBe(false);
  expect(toggle(selection, row(1, 'edited')).get(1)).toEqual(row(1, 'edited'));
});

test.each<[string, number | null, number, number[]]>([
  ['down', 2, 4, [2, 3, 4]],
  ['up', 4, 2, [2, 3, 4]],
  ['without a row before', null, 3, [3]],
  ['from a row that has gone', 9, 3, [3]],
])('a range %s', (_name, from, ...[to, expected]) => {
  const rows = [1, 2, 3, 4, 5].map((id) => row(id));
  expect([...selectRange(new Map(), rows, { from, to: row(to) }).keys()].sort()).toEqual(expected);
});
