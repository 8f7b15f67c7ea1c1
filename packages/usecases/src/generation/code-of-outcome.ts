import type { NewCode } from '@safecode/database/codes/code-repository';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { VariationReport } from '@safecode/domain/verification/report';
import { contentHashOf } from '@safecode/generator/content-hash';
import type { GenerationOutcome } from '@safecode/generator/generate-variation';
import { VERIFIER_VERSION } from '@safecode/verifier/verify';
import type { LoadedGeneration } from './load-generation.js';

/** Code of a run, before the run has its id. */
export type MadeCode = Omit<NewCode, 'runId'>;

export type OutcomeWithCode = Extract<GenerationOutcome, { kind: 'passed' | 'not_safe' }>;

const countOf = (report: VariationReport, severity: 'error' | 'warning'): number =>
  report.parts.reduce((sum, part) => sum + part.findings.filter((finding) => finding.severity === severity).length, 0);

/** The row that keeps an outcome's code with its evidence and what it was made from. */
export function codeOfOutcome(outcome: OutcomeWithCode, confidence: Confidence, loaded: LoadedGeneration): MadeCode {
  const { draft, report } = outcome;
  const { request } = loaded;
  const experiment = draft.template === null ? undefined : loaded.arms.get(draft.template.id);
  return {
    brandId: request.brand.id,
    templateId: draft.template?.id ?? null,
    templateName: draft.template?.name ?? null,
    title: draft.title,
    description: request.description,
    pageType: request.pageType,
    status: outcome.kind === 'passed' ? 'generated' : 'failed_draft',
    verdict: report.verdict,
    errorCount: countOf(report, 'error'),
    warningCount: countOf(report, 'warning'),
    confidence: confidence.score,
    confidenceDetail: confidence,
    provider: outcome.provider,
    javascript: draft.javascript,
    css: draft.css,
    contentHash: contentHashOf({ pageType: request.pageType, javascript: draft.javascript, css: draft.css }),
    report,
    madeFrom: {
      knowledgeVersion: request.brand.knowledgeVersion,
      template: draft.template,
      promptVersion: draft.promptVersion,
      verifierVersion: VERIFIER_VERSION,
      selectors: [...draft.selectors],
      repairs: outcome.repairs,
      ...(experiment === undefined ? {} : { experiment }),
      ...(outcome.lessons.length === 0 ? {} : { lessons: [...outcome.lessons] }),
    },
    repairs: outcome.repairs,
    usage: [...outcome.usage],
    cacheKey: loaded.cacheKey,
  };
}
