import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { CodeLanguage, VariationReport } from '@safecode/domain/verification/report';

export interface CheckRow {
  readonly category: FindingCategory;
  readonly status: 'passed' | 'warned' | 'failed' | 'not_run';
  readonly errors: number;
  readonly warnings: number;
  readonly checkedIn: readonly CodeLanguage[];
  readonly versions: readonly string[];
}

function statusOf(parts: number, errors: number, warnings: number): CheckRow['status'] {
  if (errors > 0) return 'failed';
  if (parts === 0) return 'not_run';
  return warnings > 0 ? 'warned' : 'passed';
}

/**
 * One row a category over all parts of a variation. A category counts as passed only when a part was checked for it
 * and nothing was found; a category that no part was checked for was not run.
 */
export function summarizeChecks(report: VariationReport, categories: readonly FindingCategory[]): CheckRow[] {
  return categories.map((category) => {
    const parts = report.parts.filter((part) => part.checked.includes(category));
    const findings = report.parts.flatMap((part) => part.findings).filter((finding) => finding.category === category);
    const errors = findings.filter((finding) => finding.severity === 'error').length;
    return {
      category,
      status: statusOf(parts.length, errors, findings.length - errors),
      errors,
      warnings: findings.length - errors,
      checkedIn: parts.map((part) => part.language),
      versions: [...new Set(parts.map((part) => part.verifierVersion))],
    };
  });
}
