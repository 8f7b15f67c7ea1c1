import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import { ruleDocumentsSchema } from '@safecode/domain/verification/rule-document';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { fixChange } from '../fix/fix-change.js';
import { verify } from '../verify.js';
import type { LearntCheck } from './learnt-rule/learnt-check.js';
import { RULE_DOCUMENTS } from './rule-documents.js';

/** Stands in for a lesson, which the verifier is given and does not make. */
const corners: LearntCheck = {
  find: (code) => [...code.matchAll(/3px/g)].map(({ index }) => ({ start: index, end: index + 3, message: '3px is to become 12px.' })),
  mend: (code) => code.replaceAll('3px', '12px'),
};
const policy = compilePolicy({ ...EXAMPLE_POLICY, rules: [...EXAMPLE_POLICY.rules, { id: 'F20', kind: 'learnt', lesson: 7, text: 'Corners are round.' }] }, () => corners);

it('there is a page for each category', () => {
  expect(ruleDocumentsSchema.parse(RULE_DOCUMENTS).map((document) => document.category)).toEqual([...FINDING_CATEGORIES]);
});

describe.each(RULE_DOCUMENTS.map((document) => [document.category, document] as const))('the page of %s', (category, document) => {
  it('shows an example that is refused for this reason alone', () => {
    const report = verify(policy, { pageType: 'pdp', ...document.refused });
    expect([...new Set(report.findings.map((finding) => finding.category))]).toEqual([category]);
  });

  it('shows an example that is accepted', () => {
    expect(verify(policy, { pageType: 'pdp', ...document.accepted }).findings).toEqual([]);
  });

  it('says what is looked for, why, and how to mend it', () => {
    for (const text of [document.title, document.text, document.why, document.mend]) expect(text.length).toBeGreaterThan(10);
  });
});

describe('a rule that was learnt', () => {
  const css = '.fh-note { border-radius: 3px; }\n.fh-tip { border-radius: 3px; }\n';

  it('is found where its lesson would change something, named by its number, and mended by the lesson', () => {
    expect(verify(policy, { pageType: 'pdp', language: 'css', code: css }).findings).toMatchObject([{ rule: 'F20', line: 1, message: '3px is to become 12px.' }, { rule: 'F20', line: 2 }]);
    const fixed = fixChange(policy, { pageType: 'pdp', javascript: '', css });
    expect([fixed.sources.css, fixed.report.verdict, fixed.applied]).toEqual([css.replaceAll('3px', '12px'), 'pass', ['Write it as rule F20 demands']]);
  });

  it('proves nothing where its lesson is not known', () => {
    const blind = compilePolicy(policy.source);
    expect(verify(blind, { pageType: 'pdp', language: 'css', code: '.fh-note { border-radius: 12px; }' })).toMatchObject({ verdict: 'fail', findings: [{ category: 'learnt-rule', rule: 'F20' }] });
  });
});
