import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';

const policy = compilePolicy(EXAMPLE_POLICY);

function example(document: string, heading: 'Refused' | 'Accepted'): { language: 'js' | 'css'; code: string } {
  const match = new RegExp(`## ${heading}\\n\\n\`\`\`(js|css)\\n([^]*?)\\n\`\`\``).exec(document);
  return { language: match?.[1] === 'css' ? 'css' : 'js', code: match?.[2] ?? '' };
}

describe.each(FINDING_CATEGORIES)('the page of %s', (category) => {
  const path = fileURLToPath(new URL(`./${category}/doc.md`, import.meta.url));
  const document = existsSync(path) ? readFileSync(path, 'utf8') : '';

  it('shows an example that is refused for this reason alone', () => {
    const report = verify(policy, { pageType: 'pdp', ...example(document, 'Refused') });
    expect([...new Set(report.findings.map((finding) => finding.category))]).toEqual([category]);
  });

  it('shows an example that is accepted', () => {
    const report = verify(policy, { pageType: 'pdp', ...example(document, 'Accepted') });
    expect(report.findings).toEqual([]);
  });
});
