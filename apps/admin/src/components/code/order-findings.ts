import type { CodeLanguage, Finding, VariationReport } from '@safecode/domain/verification/report';

export interface PlacedFinding {
  readonly finding: Finding;
  readonly language: CodeLanguage;
  /** Stable within one report: language and position in its list. */
  readonly key: string;
}

const SEVERITY_ORDER: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1 };

/** The findings of all parts: errors first, then by language, line and column. */
export function orderFindings(report: VariationReport): PlacedFinding[] {
  return report.parts
    .flatMap((part) => part.findings.map((finding, index) => ({ finding, language: part.language, key: `${part.language}-${index}` })))
    .sort(
      (a, b) =>
        SEVERITY_ORDER[a.finding.severity] - SEVERITY_ORDER[b.finding.severity] ||
        (a.language === b.language ? 0 : a.language === 'js' ? -1 : 1) ||
        a.finding.line - b.finding.line ||
        a.finding.column - b.finding.column,
    );
}
