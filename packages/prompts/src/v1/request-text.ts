import type { DraftRequest, RepairRequest } from '@safecode/generator/drafter';
import { fenceData } from './fence-data.js';

/** What is asked for now. It stands after the cached prefix. */
export function requestText(request: DraftRequest): string {
  const parts = [fenceData('request', { pageType: request.pageType, description: request.description })];
  if (Object.keys(request.answers).length > 0) parts.push(fenceData('answers', request.answers));
  if (request.templateSlug !== undefined) parts.push(fenceData('wanted-template', request.templateSlug));
  return `${parts.join('\n')}\nWrite the variation that the request describes.`;
}

/** A draft that was not proved safe, with what was found. */
export function repairText(request: RepairRequest): string {
  const findings = request.report.parts.flatMap((part) =>
    part.findings
      .filter((finding) => finding.severity === 'error')
      .map(({ category, message, line, column, mend }) => ({ language: part.language, category, message, line, column, mend })),
  );
  return [
    requestText(request),
    fenceData('draft', { javascript: request.draft.javascript, css: request.draft.css }),
    fenceData('findings', findings),
    'The draft was refused for these findings. Mend every one of them and keep what the request asks for. Answer with the whole code again.',
  ].join('\n');
}
