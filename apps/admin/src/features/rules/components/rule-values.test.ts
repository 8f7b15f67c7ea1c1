import { writtenRuleSchema, type WrittenRule } from '@safecode/domain/policy/brand-policy';
import { describe, expect, test } from 'vitest';
import { messages } from '../messages.js';
import { describeRule } from './describe-rule.js';
import { fieldOf, ruleValues, toRule } from './rule-values.js';

const base = { id: 'N01', text: 'why' };
const RULES: WrittenRule[] = [
  { ...base, kind: 'own-prefix', value: 'nw-' },
  { ...base, kind: 'no-global-leak', allowNamespace: 'northwind' },
  { ...base, kind: 'no-global-leak' },
  { ...base, kind: 'require-guard' },
  { ...base, kind: 'max-size', js: 10_240, css: 8192 },
  { ...base, kind: 'no-important' },
  { ...base, kind: 'allowed-hosts', network: [], resources: ['img.shop.example'], scheme: 'https' },
  { ...base, kind: 'no-jquery' },
  { ...base, kind: 'es-level', value: 2020 },
  { ...base, kind: 'no-storage' },
  { ...base, kind: 'no-navigation' },
  { ...base, kind: 'no-sensitive-fields' },
  { ...base, kind: 'forbid-api', value: ['eval', 'document.write'] },
];

describe.each(RULES.map((rule) => [rule.kind, rule] as const))('%s', (_, rule) => {
  test('survives the way through the form', () => {
    expect(writtenRuleSchema.parse(toRule(ruleValues(rule)))).toEqual(rule);
  });
});

test('every kind is offered and tested', () => {
  expect(new Set(RULES.map((rule) => rule.kind))).toEqual(new Set(messages.written));
});

test('an empty size is missing, not zero', () => {
  const parsed = writtenRuleSchema.safeParse(toRule({ ...ruleValues(null), id: 'N1', kind: 'max-size', js: '', css: '5' }));
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['js']);
});

test('errors stand at the field that shows the value', () => {
  expect(fieldOf('value', 'own-prefix')).toBe('prefix');
  expect(fieldOf('value.1', 'forbid-api')).toBe('apis');
  expect(fieldOf('value', 'es-level')).toBe('level');
  expect(fieldOf('network.0', 'allowed-hosts')).toBe('network');
});

test('parameters in words', () => {
  expect(RULES.map(describeRule)).toEqual([
    'nw-',
    'except northwind',
    '',
    '',
    'JavaScript 10,240 bytes, CSS 8,192 bytes',
    '',
    'requests: no host; resources: img.shop.example',
    '',
    'ES2020',
    '',
    '',
    '',
    'eval and document.write',
  ]);
});
