import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { CSS_CASES } from './css-cases.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { JS_POLICY_CASES } from './js-policy-cases.js';
import { JS_SAFE_CASES } from './js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from './js-unsafe-cases.js';

const policy = compilePolicy({ ...EXAMPLE_POLICY, rules: EXAMPLE_POLICY.rules.filter((rule) => rule.kind !== 'max-size') });
const sources = [...JS_SAFE_CASES, ...JS_SELECTOR_CASES, ...JS_SINK_CASES, ...JS_POLICY_CASES, ...CSS_CASES].map((entry) => entry.code);

function run(language: 'js' | 'css', code: string): string {
  const first = verify(policy, { pageType: 'pdp', language, code });
  expect(first.findings.some((finding) => finding.severity === 'error')).toBe(first.verdict === 'fail');
  expect(verify(policy, { pageType: 'pdp', language, code })).toEqual(first);
  return first.verdict;
}

/** A program with pieces cut out, doubled, swapped or replaced by hostile characters. */
const mutated = fc
  .record({ source: fc.constantFrom(...sources), cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom('', '\0', '\ud800', '`', '${', '{', ')', '/*', '\\u', '<!--', '=>', ' of ', '...')), { maxLength: 4 }) })
  .map(({ source, cuts }) => cuts.reduce((text, [at, length, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + length), source));

/** Two programs glued together: names meet that never met before. */
const glued = fc.tuple(fc.constantFrom(...sources), fc.constantFrom(...sources)).map(([left, right]) => `${left}\n;${right}`);

// They take seconds; the limit only ends a test that would never end, however busy the machine.
describe('totality', { timeout: 240_000 }, () => {
  it.each(['js', 'css'] as const)('answers any text as %s, the same every time', (language) => {
    expect(fc.check(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (code) => { run(language, code); }), { seed: 7, numRuns: 150 })).toMatchObject({ failed: false });
  });

  it.each(['js', 'css'] as const)('answers mutated programs as %s, the same every time', (language) => {
    expect(fc.check(fc.property(mutated, (code) => { run(language, code); }), { seed: 11, numRuns: 400 })).toMatchObject({ failed: false });
  });

  it('answers programs put together from others', () => {
    expect(fc.check(fc.property(glued, (code) => { run('js', code); }), { seed: 13, numRuns: 150 })).toMatchObject({ failed: false });
  });

  it.each([
    ['deep brackets', '('.repeat(50_000)],
    ['deep arrays', `${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['deep blocks', `${'{'.repeat(5000)}${'}'.repeat(5000)}`],
    ['a long sum', `(() => { const x = ${'1+'.repeat(8000)}1; })();`],
    ['a long text', `(() => { const x = '${'a'.repeat(500_000)}'; })();`],
    ['a megabyte of garbage', '\ud800\0}{)('.repeat(170_000)],
    ['calls that multiply', `(() => { ${Array.from({ length: 22 }, (_v, i) => `function f${i}(x) { f${i + 1}(x + 'a'); f${i + 1}(x + 'b'); }`).join('')} function f22(x) { document.querySelectorAll(x); } f0(''); })();`],
    ['a text that doubles', `(() => { let s = 'ab'; ${'s = s + s;'.repeat(40)} document.querySelectorAll(s); })();`],
    ['mutual recursion', `(() => { function a(f, n) { return b(f, [n, a]); } function b(f, n) { return a(b, { n, f }); } a(b, 1); })();`],
    ['nested rules', `${'.fh-a{'.repeat(3000)}${'}'.repeat(3000)}`],
  ])('survives %s', (_name, code) => {
    expect(run('js', code)).toBeTypeOf('string');
    expect(run('css', code)).toBeTypeOf('string');
  });
});
