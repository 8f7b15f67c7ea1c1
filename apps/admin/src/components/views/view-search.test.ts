import { describe, expect, test } from 'vitest';
import { isSameSearch, openSearch, toViewSearch } from './view-search.js';

describe('the search of a view', () => {
  test('keeps what is set', () => {
    expect(toViewSearch({ q: 'bar', status: undefined })).toEqual({ q: 'bar' });
  });
  test.each([
    [{ q: 'bar', sort: 'title' }, { sort: 'title', q: 'bar' }, true],
    [{ q: 'bar', status: undefined }, { q: 'bar' }, true],
    [{ q: 'bar' }, { q: 'bars' }, false],
    [{ q: 'bar' }, { q: 'bar', sort: 'title' }, false],
    [{}, { sort: 'title' }, false],
  ])('%j and %j are the same: %s', (one, other, same) => {
    expect(isSameSearch(one, other)).toBe(same);
    expect(isSameSearch(other, one)).toBe(same);
  });
  test('takes the place of every filter there', () => {
    expect(openSearch({ status: 'generated' }, { q: 'bar', sort: 'title' })).toEqual({ q: undefined, sort: undefined, status: 'generated' });
  });
});
