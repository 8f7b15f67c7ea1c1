import { describe, expect, test } from 'vitest';
import { auditSearchSchema, daysBefore, toFilter } from './audit-search.js';

const filterOf = (search: Record<string, unknown>) => toFilter(auditSearchSchema.parse(search));

describe('the address of the audit screen', () => {
  test.each([
    [{}, {}],
    [{ who: 7, code: 1042 }, { userId: 7, codeId: 1042 }],
    [{ who: 'p-0a1b' }, { subject: 'p-0a1b' }],
    [{ from: '2026-11-01', to: '2026-11-30' }, { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00.000Z' }],
    [{ action: 'session.started,session.ended', type: 'session' }, { actions: 'session.started,session.ended', objectType: 'session' }],
  ])('%j asks for %j', (search, filter) => {
    expect(filterOf(search)).toEqual(filter);
  });
  test.each([{ who: 'drop table' }, { code: 'x' }, { action: 'brand.exploded' }, { type: 'A B' }, { from: 'yesterday' }, { to: '2026-99-99' }, { brand: -1 }])('%j is dropped', (search) => {
    expect(filterOf(search)).toEqual({});
  });
  test('counts days back in UTC', () => {
    expect(daysBefore(new Date('2026-03-01T00:30:00Z'), 1)).toBe('2026-02-28');
  });
});
