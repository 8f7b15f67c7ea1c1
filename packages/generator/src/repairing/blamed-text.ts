import type { Finding, VariationReport } from '@safecode/domain/verification/report';

/** What the errors of a report point at: their sentences and the code under their spans. Used to find the value that is to blame. */
export function blamedText(report: VariationReport, code: { readonly javascript: string; readonly css: string }): string[] {
  return report.parts.flatMap((part) => {
    const lines = (part.language === 'css' ? code.css : code.javascript).split('\n');
    return part.findings.filter((finding) => finding.severity === 'error').flatMap((finding) => [finding.message, textUnder(lines, finding)]);
  });
}

function textUnder(lines: readonly string[], finding: Finding): string {
  const spanned = lines.slice(finding.line - 1, finding.endLine);
  const last = spanned.length - 1;
  return spanned.map((line, at) => line.slice(at === 0 ? finding.column - 1 : 0, at === last ? finding.endColumn - 1 : undefined)).join('\n');
}

/** Whether any of the texts has this value in it, as it is or as a literal shows it. */
export function isBlamed(value: string, blamed: readonly string[]): boolean {
  const literal = JSON.stringify(value).slice(1, -1);
  return blamed.some((text) => text.includes(value) || text.includes(literal));
}
