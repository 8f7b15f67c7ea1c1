import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import type { CorpusCase } from './corpus-case.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { JS_BOUNDARY_CASES } from './js-boundary-cases.js';
import { JS_FIELD_CASES } from './js-field-cases.js';
import { JS_POLICY_CASES } from './js-policy-cases.js';
import { JS_SAFE_CASES } from './js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from './js-unsafe-cases.js';
import { REFACTORINGS, TRANSFORMATIONS, type Transformation } from './transformations.js';

const policy = compilePolicy(EXAMPLE_POLICY);
const all = [...JS_SELECTOR_CASES, ...JS_SINK_CASES, ...JS_POLICY_CASES, ...JS_SAFE_CASES, ...JS_BOUNDARY_CASES, ...JS_FIELD_CASES];
const safe = all.filter((entry) => entry.expect === 'pass');
// A function in a block leaks at the top of a script only: inside another function the same text is harmless.
const unsafe = all.filter((entry) => !['pass', 'syntax', 'size'].includes(entry.expect) && entry.id !== 'b-block-fn');
/** Every n-th program a transformation, another one for each: the whole matrix runs in some minutes. */
const EVERY = 5;
const EVERY_PAIR = 97;

function rewritten(entry: CorpusCase, transformations: readonly Transformation[]): string | null {
  let code: string | null = entry.code;
  for (const transformation of transformations) code = code === null ? null : transformation.apply(code);
  return code;
}

function verdictOf(entry: CorpusCase, code: string): string {
  return verify(policy, { pageType: entry.pageType ?? 'pdp', language: 'js', code }).verdict;
}

describe('meaning-preserving rewritings', () => {
  it.each(TRANSFORMATIONS.map((transformation, index) => [transformation.name, transformation, index] as const))('"%s" does not hide an unsafe program', (_name, transformation, index) => {
    const passed = unsafe.filter((entry, at) => {
      const code = (at + index) % EVERY === 0 && !entry.code.startsWith('`') ? rewritten(entry, [transformation]) : null;
      return code !== null && verdictOf(entry, code) === 'pass';
    });
    expect(passed.map((entry) => entry.id)).toEqual([]);
  });

  it('hide nothing in pairs either', () => {
    const holes: string[] = [];
    let count = 0;
    for (const entry of unsafe) {
      for (const first of TRANSFORMATIONS) {
        for (const second of TRANSFORMATIONS) {
          count += 1;
          const code = count % EVERY_PAIR === 0 && first !== second && count % 11 === 0 ? rewritten(entry, [first, second]) : null;
          if (code !== null && verdictOf(entry, code) === 'pass') holes.push(`${entry.id}: ${first.name} + ${second.name}`);
        }
      }
    }
    expect(holes).toEqual([]);
  });

  it.each(REFACTORINGS.map((refactoring, index) => [refactoring.name, refactoring, index] as const))('"%s" keeps a safe program accepted', (_name, refactoring, index) => {
    // A key may only be compared with a constant that is written as one, so those programs are left alone.
    const refused = safe.filter((entry) => !entry.code.includes('keydown')).filter((entry, at) => {
      const code = (at + index) % 3 === 0 ? rewritten(entry, [refactoring]) : null;
      return code !== null && verdictOf(entry, code) === 'fail';
    });
    expect(refused.map((entry) => entry.id)).toEqual([]);
  });
});
