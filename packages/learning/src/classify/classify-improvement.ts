import type { CorrectionKind, Improvement } from '@safecode/domain/corrections/improvement';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { applyImprovements } from '../apply-improvements.js';
import type { Sample } from '../learn/sample.js';
import { classifyCorrection } from './classify-correction.js';

/** The class of what an improvement does to the corrections it was learnt from: what it does to the first of them. */
export function classifyImprovement(change: Improvement['change'], support: readonly Sample[], policy: CompiledPolicy | null): CorrectionKind {
  if (change.type === 'alias') return 'selector_fix';
  for (const { correction } of support) {
    const alone = { version: 1, id: '', kind: 'logic_fix', form: 'rule', language: correction.language, before: '', after: '', support: [], authors: [], change } as const satisfies Improvement;
    const corrected = applyImprovements(correction.original, correction.language, [alone]).code;
    const kind = corrected === correction.original ? 'format_only' : classifyCorrection({ ...correction, corrected }, policy);
    if (kind !== 'format_only') return kind;
  }
  return 'logic_fix';
}
