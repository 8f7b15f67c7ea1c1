import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { CodeLanguage } from '@safecode/domain/verification/report';

/** One case of the corpus: code, and what the verifier must say about it under the example policy. */
export interface CorpusCase {
  readonly id: string;
  readonly language: CodeLanguage;
  readonly code: string;
  /** `pass`, or the category of the finding that must be among the errors. */
  readonly expect: 'pass' | FindingCategory;
  /** Default: pdp. */
  readonly pageType?: string;
}

/** Rows as [id, expectation, code]: the form in which the corpus is written. */
export type CorpusRow = readonly [id: string, expect: 'pass' | FindingCategory, code: string, pageType?: string];

/** Makes cases of rows; a row without a page type is one of pdp. */
export function corpus(language: CodeLanguage, rows: readonly CorpusRow[]): CorpusCase[] {
  return rows.map(([id, expect, code, pageType]) => ({ id, language, code, expect, pageType: pageType ?? 'pdp' }));
}
