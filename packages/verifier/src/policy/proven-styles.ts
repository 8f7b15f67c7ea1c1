import type { VerificationReport } from '@safecode/domain/verification/report';

const MAX_KEPT = 200;
const MAX_LENGTH = 8000;

/**
 * Reports about style sheets that were proven before under one policy. Variations made from a template differ in the
 * copy their script sets and share their style sheet, text for text; a report follows from the policy, the page type
 * and that text alone.
 */
export class ProvenStyles {
  private readonly reports = new Map<string, VerificationReport>();

  /** The report about a style sheet, made by `prove` unless it was seen lately. */
  reportOn(pageType: string, css: string, prove: () => VerificationReport): VerificationReport {
    if (css.length > MAX_LENGTH) return prove();
    const key = `${pageType}\n${css}`;
    const report = this.reports.get(key) ?? prove();
    // Set anew, so that the first one is always the one that was asked for the longest ago.
    this.reports.delete(key);
    this.reports.set(key, report);
    if (this.reports.size > MAX_KEPT) for (const oldest of this.reports.keys()) {
      this.reports.delete(oldest);
      break;
    }
    return report;
  }
}
