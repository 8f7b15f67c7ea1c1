import type { CheckContext } from '../../report/check-context.js';
import type { VerificationInput } from '../../verify.js';

/** Finds what the rules that were learnt would change. A rule whose lesson is not at hand cannot be proved, which is a finding. */
export function checkLearnt(context: CheckContext, { code, language }: Pick<VerificationInput, 'code' | 'language'>): void {
  for (const { id, check } of context.policy.learnt) {
    if (check === null) {
      context.findings.add({ category: 'learnt-rule', at: { start: 0, end: code.length }, rule: id, message: `${id} was learnt from corrections, and what it demands is not known here.`, mend: 'Verify the code where the lessons of the brand are, or leave the rule out.' });
      continue;
    }
    for (const { start, end, message } of check.find(code, language)) context.findings.add({ category: 'learnt-rule', at: { start, end }, rule: id, message, hint: { kind: 'learnt', rule: id } });
  }
}
