import { brandPolicySchema } from '@safecode/domain/policy/brand-policy';
import { EXAMPLE_POLICY } from '@safecode/verifier/corpus/example-policy';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { verify } from '@safecode/verifier/verify';
import { describe, expect, it } from 'vitest';
import { learn } from '../src/learn.js';
import { learntChecks } from '../src/rules/learnt-checks.js';
import { correctionsOf } from './run-task.js';
import { PLAIN_TASKS } from './tasks/all-tasks.js';

const lessonsOf = (task: (typeof PLAIN_TASKS)[number]) => learn(correctionsOf(task), { policy: null }).map((improvement, at) => ({ id: at + 1, improvement }));

describe('lessons as rules', () => {
  it('find exactly the code that their lessons would change, name places in it, and find nothing once it is mended', () => {
    let found = 0;
    for (const task of PLAIN_TASKS) {
      const lessons = lessonsOf(task);
      const checks = learntChecks(lessons);
      for (const { code, result, language = task.language } of task.apply) {
        for (const { id } of lessons) {
          const check = checks(id);
          const mended = check?.mend(code, language) ?? '';
          const places = check?.find(code, language) ?? [];
          expect([task.name, places.length > 0]).toEqual([task.name, mended !== code]);
          if (result === null) expect([task.name, places]).toEqual([task.name, []]);
          for (const { start, end, message } of places) {
            expect(start >= 0 && start <= end && end <= code.length).toBe(true);
            expect(message).toMatch(/^“.+” is (to become “.+”|to be left out|missing here)\.$/s);
          }
          expect(check?.find(mended, language)).toEqual([]);
          found += places.length;
        }
      }
    }
    expect(found).toBeGreaterThan(100);
  }, 120_000);

  it('refuse code under a policy that has them, at the place and with the words of the change', () => {
    const train = ['a', 'b', 'c'].map((name, seq) => ({ id: name, seq, language: 'css' as const, author: name, original: `.fh-${name} {\n  border-radius: 3px;\n}\n`, corrected: `.fh-${name} {\n  border-radius: 12px;\n}\n` }));
    const lessons = learn(train, { policy: null }).map((improvement) => ({ id: 7, improvement }));
    const rule = { id: 'L7', kind: 'learnt' as const, lesson: 7, text: 'Round corners.' };
    const policy = compilePolicy(brandPolicySchema.parse({ ...EXAMPLE_POLICY, rules: [...EXAMPLE_POLICY.rules, rule] }), learntChecks(lessons));
    const report = verify(policy, { pageType: 'pdp', language: 'css', code: '.fh-x {\n  margin: 0;\n  border-radius: 3px;\n}\n' });
    expect(report).toMatchObject({ verdict: 'fail', findings: [{ category: 'learnt-rule', rule: 'L7', line: 3, column: 18, message: '“border-radius: 3px;” is to become “border-radius: 12px;”.' }] });
    expect(verify(policy, { pageType: 'pdp', language: 'css', code: '.fh-x { border-radius: 12px; }' }).verdict).toBe('pass');
  });

  it('do not know lessons they were not given', () => {
    expect(learntChecks([])(7)).toBeNull();
  });
});
