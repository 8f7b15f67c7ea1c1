import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import { ruleDocumentsSchema } from '@safecode/domain/verification/rule-document';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { RULE_DOCUMENTS } from './rule-documents.js';

const policy = compilePolicy(EXAMPLE_POLICY);

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
