import { describe, expect, test } from 'vitest';
import { brandListSearchSchema } from '../features/brands/routes/brand-list-search.js';
import { codeListSearchSchema, hasFilters, NO_FILTERS, toCodeFilters } from '../features/codes/routes/code-list-search.js';
import { generateSearchSchema } from '../features/generation/routes/generate-search.js';
import { requestListSearchSchema } from '../features/requests/routes/request-list-search.js';
import { ruleListSearchSchema } from '../features/rules/routes/rule-list-search.js';
import { selectorFindSearchSchema } from '../features/selectors/routes/selector-find-search.js';
import { selectorListSearchSchema } from '../features/selectors/routes/selector-list-search.js';
import { selectorTestSearchSchema } from '../features/selectors/routes/selector-test-search.js';
import { templateListSearchSchema } from '../features/templates/routes/template-list-search.js';

const SCHEMAS = {
  brandListSearchSchema,
  codeListSearchSchema,
  generateSearchSchema,
  requestListSearchSchema,
  ruleListSearchSchema,
  selectorFindSearchSchema,
  selectorListSearchSchema,
  selectorTestSearchSchema,
  templateListSearchSchema,
};
const ODD: unknown[] = [null, 7, true, [], ['x'], {}, { a: 1 }, 'x'.repeat(5000), '\u0000', '__proto__', Number.NaN];

describe.each(Object.entries(SCHEMAS))('%s', (_, schema) => {
  test('never refuses, whatever stands in the address', () => {
    for (const value of ODD) {
      for (const key of Object.keys(schema.shape)) expect(schema.safeParse({ [key]: value, unknown: 1 }).success).toBe(true);
    }
  });
  test('drops what it does not know and is stable on its own output', () => {
    const parsed = schema.parse({ q: 'banner', nonsense: 'x' });
    expect(parsed).not.toHaveProperty('nonsense');
    expect(schema.parse(parsed)).toEqual(parsed);
  });
});

describe('filters of the code list', () => {
  test('one bad parameter falls back and the others stay', () => {
    expect(codeListSearchSchema.parse({ status: 'no_such_status', verdict: 'fail', page: 'pdp', q: 1042 })).toEqual({ verdict: 'fail', page: 'pdp', q: '1042' });
  });
  test('the default order is not in the address', () => {
    expect(codeListSearchSchema.parse({ sort: '-created' }).sort).toBeUndefined();
    expect(codeListSearchSchema.parse({ sort: 'title' }).sort).toBe('title');
  });
  test('a page type that cannot exist is not asked for', () => {
    expect(toCodeFilters(codeListSearchSchema.parse({ page: 'Ä!' }), 4)).toMatchObject({ brandId: 4, pageType: undefined, sort: '-created' });
    expect(toCodeFilters(codeListSearchSchema.parse({}), null)).not.toHaveProperty('brandId');
  });
  test('clearing takes every filter away and keeps the order', () => {
    const search = { ...codeListSearchSchema.parse({ q: 'x', status: 'generated', verdict: 'pass', page: 'pdp', sort: 'title' }), ...NO_FILTERS };
    expect(hasFilters(search)).toBe(false);
    expect(search.sort).toBe('title');
  });
});
