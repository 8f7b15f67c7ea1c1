import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { CheckContext } from '../../report/check-context.js';

/** Counts UTF-8 bytes against the brand's limit (safety policy, point 18). */
export function checkSize(context: CheckContext, input: { readonly language: CodeLanguage; readonly code: string }): void {
  const limit = context.policy.maxBytes?.[input.language];
  if (limit === undefined || input.code.length * 3 <= limit) return;
  const bytes = new TextEncoder().encode(input.code).length;
  if (bytes <= limit) return;
  const language = input.language === 'js' ? 'JavaScript' : 'CSS';
  const rule = context.policy.source.rules.find((one) => one.kind === 'max-size' && one[input.language] === limit);
  context.findings.add({
    category: 'size',
    ...(rule === undefined ? {} : { rule: rule.id }),
    at: { start: 0, end: input.code.length },
    message: `The ${language} has ${bytes} bytes; the limit is ${limit}.`,
  });
}
