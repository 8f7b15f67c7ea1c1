import type { VariationReport, VerificationReport } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from './policy/compiled-policy.js';
import { hashEffects } from './hashing/hash-effects.js';
import { EffectsCollector } from './report/effects-collector.js';
import { verify, VERIFIER_VERSION } from './verify.js';

export interface VariationInput {
  readonly pageType: string;
  /** Empty: the variation has no JavaScript. */
  readonly javascript: string;
  /** Empty: the variation has no CSS. */
  readonly css: string;
}

/** Verifies the parts of one variation. A variation without any part fails: there is nothing to prove. */
export function verifyVariation(policy: CompiledPolicy, input: VariationInput): VariationReport {
  const parts: VerificationReport[] = [];
  if (input.javascript.trim() !== '') parts.push(verify(policy, { pageType: input.pageType, language: 'js', code: input.javascript }));
  if (input.css.trim() !== '') parts.push(policy.provenStyles.reportOn(input.pageType, input.css, () => verify(policy, { pageType: input.pageType, language: 'css', code: input.css })));
  if (parts.length === 0) parts.push(emptyReport(policy, input.pageType));
  return { verdict: parts.every((part) => part.verdict === 'pass') ? 'pass' : 'fail', parts };
}

function emptyReport(policy: CompiledPolicy, pageType: string): VerificationReport {
  const effects = new EffectsCollector().toEffects();
  return {
    verdict: 'fail',
    language: 'js',
    pageType,
    findings: [
      {
        category: 'syntax',
        severity: 'error',
        message: 'The variation is empty: it has neither JavaScript nor CSS.',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        why: 'An empty variation does nothing.',
        mend: 'Write JavaScript or CSS.',
      },
    ],
    effects,
    astHash: null,
    effectsHash: hashEffects(effects),
    checked: [...policy.checked],
    verifierVersion: VERIFIER_VERSION,
  };
}
