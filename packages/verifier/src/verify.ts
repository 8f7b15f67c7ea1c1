import type { CodeLanguage, VerificationReport } from '@safecode/domain/verification/report';
import { verifyCss } from './css/verify-css.js';
import { verifyJs } from './engine/verify-js.js';
import { hashEffects } from './hashing/hash-effects.js';
import type { CompiledPolicy } from './policy/compiled-policy.js';
import type { CheckContext } from './report/check-context.js';
import { EffectsCollector } from './report/effects-collector.js';
import { FindingCollector, type Draft } from './report/finding-collector.js';
import { checkLearnt } from './rules/learnt-rule/check-learnt.js';
import { checkSize } from './rules/size/check-size.js';

/** A report is comparable with reports of the same version only. */
export const VERIFIER_VERSION = '0.2.0';

export interface VerificationInput {
  readonly pageType: string;
  readonly language: CodeLanguage;
  readonly code: string;
}

/** A report with what its findings were made from, in the same order: fixes are looked for with it. */
export interface Analysis {
  readonly report: VerificationReport;
  readonly drafts: readonly Draft[];
}

/**
 * Proves that a piece of code obeys a brand's policy, or says what it could not prove.
 * Pure, total and deterministic: it never runs the code and never throws, whatever the input is; work beyond the
 * step budget is a finding. An unknown page type has the `global` entries only.
 */
export function verify(policy: CompiledPolicy, input: VerificationInput): VerificationReport {
  return analyse(policy, input).report;
}

/** As `verify`, with the drafts of the findings. */
export function analyse(policy: CompiledPolicy, input: VerificationInput): Analysis {
  const findings = new FindingCollector(policy, input.code);
  const effects = new EffectsCollector();
  const context: CheckContext = { policy, pageType: input.pageType, book: policy.bookFor(input.pageType), findings, effects };
  let astHash: string | null = null;
  try {
    checkSize(context, input);
    checkLearnt(context, input);
    astHash = input.language === 'css' ? verifyCss(context, input.code) : verifyJs(context, input.code);
  } catch (error) {
    // Totality: a defect of ours (or the engine's stack on absurd nesting) must end as a refusal, never as a crash or a pass.
    const cause = error instanceof Error ? error.message : 'unknown cause';
    findings.add({
      category: 'obfuscation',
      at: { start: 0, end: input.code.length },
      message: `The code is too complex to be proven safe (${cause}).`,
    });
  }
  const drafts = findings.ordered();
  const list = findings.toFindings(drafts);
  const declared = effects.toEffects();
  const report: VerificationReport = {
    verdict: list.some((finding) => finding.severity === 'error') ? 'fail' : 'pass',
    language: input.language,
    pageType: input.pageType,
    findings: list,
    effects: declared,
    astHash,
    effectsHash: hashEffects(declared),
    checked: [...policy.checked],
    verifierVersion: VERIFIER_VERSION,
  };
  return { report, drafts };
}
