import type { DraftRequest, RepairRequest } from '@safecode/generator/drafter';
import { fence } from '../fence.js';

const MAX_FINDINGS = 30;

/** The request, last in the prompt, because it differs every time. */
export function requestText(request: DraftRequest): string {
  const data = {
    pageType: request.pageType,
    description: request.description,
    answers: request.answers,
    ...(request.templateSlug === undefined ? {} : { templateSlug: request.templateSlug }),
    closestTemplates: request.rankedTemplates.slice(0, 3).map(({ template }) => template.slug),
  };
  return `${fence('request', data)}\n\nWrite the variation that the data "request" describes. Answer with one JSON object of the schema.`;
}

/** What the verifier found, with the places in the draft. */
export function findingsText(request: RepairRequest): string {
  const findings = request.report.parts.flatMap((part) =>
    part.findings
      .filter((finding) => finding.severity === 'error')
      .map(({ category, message, line, column, mend, rule }) => ({ language: part.language, category, message, line, column, ...(mend === undefined ? {} : { mend }), ...(rule === undefined ? {} : { rule }) })),
  );
  return `${fence('findings', findings.slice(0, MAX_FINDINGS))}\n\nThe verifier could not prove your code safe. Mend every finding and answer with the whole variation again, as one JSON object of the schema. When it cannot be mended, answer kind "impossible".`;
}

/** The draft to be repaired, as the model would have said it. */
export function draftText(request: RepairRequest): string {
  const { title, javascript, css, template, selectors } = request.draft;
  return JSON.stringify({ kind: 'code', title, javascript, css, templateSlug: template?.slug ?? null, selectors, assumptions: [], fit: 'close', questions: [], reason: '' });
}

/** Said once after an answer that could not be read. */
export function correctionText(problems: readonly string[]): string {
  return `Your answer could not be used: ${problems.join('; ')}. Answer again with one JSON object of the schema and nothing else.`;
}
