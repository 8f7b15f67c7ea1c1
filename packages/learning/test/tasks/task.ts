import type { CorrectionKind } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';

/** Old code, corrected code. */
export type Pair = readonly [original: string, corrected: string];

/** Code to improve and what must become of it; `null`: it must stay as it is. */
export interface Application {
  readonly code: string;
  readonly result: string | null;
  readonly language?: CodeLanguage;
}

/** One thing to learn from a few corrections, with codes it must change and look-alikes it must leave. */
export interface Task {
  readonly name: string;
  readonly language: CodeLanguage;
  /** Class of every correction, or of each. */
  readonly kind: CorrectionKind | readonly CorrectionKind[];
  readonly train: readonly Pair[];
  readonly apply: readonly Application[];
}

export const becomes = (code: string, result: string, language?: CodeLanguage): Application => (language === undefined ? { code, result } : { code, result, language });
export const stays = (code: string, language?: CodeLanguage): Application => (language === undefined ? { code, result: null } : { code, result: null, language });
