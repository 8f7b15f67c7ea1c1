import type { Finding, VerificationReport } from '@safecode/domain/verification/report';

/** Writes a report for a terminal: each finding with its place, its reason, its mend and the code around it. */
export function formatText(report: VerificationReport, code: string, file: string): string {
  const lines = code.split(/\r\n|\r|\n/);
  const blocks = report.findings.map((finding) => formatFinding(finding, lines, file));
  const errors = report.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = report.findings.length - errors;
  const summary = `${report.verdict}: ${file} (${report.language}, ${report.pageType}): ${errors} error(s), ${warnings} warning(s)`;
  return [...blocks, summary].join('\n');
}

function formatFinding(finding: Finding, lines: readonly string[], file: string): string {
  const rule = finding.rule === undefined ? '' : ` [${finding.rule}]`;
  const head = `${file}:${finding.line}:${finding.column} ${finding.severity} ${finding.category}${rule}: ${finding.message}`;
  const source = lines[finding.line - 1] ?? '';
  const number = String(finding.line);
  const from = finding.column - 1;
  const to = finding.endLine === finding.line ? finding.endColumn - 1 : source.length;
  const shift = Math.max(0, from - 60);
  const frame = [
    `  ${number} | ${source.slice(shift, shift + 120)}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(from - shift)}${'^'.repeat(Math.max(1, Math.min(to - from, 60)))}`,
  ];
  const advice = [finding.why, finding.mend].filter((text) => text !== undefined).map((text) => `    ${text}`);
  return [head, ...frame, ...advice, ''].join('\n');
}
