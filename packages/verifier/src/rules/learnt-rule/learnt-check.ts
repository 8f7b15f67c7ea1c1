import type { CodeLanguage } from '@safecode/domain/verification/report';

/** A place of code that a lesson would change. Offsets; the end is exclusive and may be the start. */
export interface LearntPlace {
  readonly start: number;
  readonly end: number;
  /** What is to become of it, as a sentence. */
  readonly message: string;
}

/** A lesson as the verifier works with it. Both functions are pure and total; code that does not parse has no places. */
export interface LearntCheck {
  find(code: string, language: CodeLanguage): readonly LearntPlace[];
  /** The code with the lesson in it. */
  mend(code: string, language: CodeLanguage): string;
}

/** Finds the lesson of a number; null when there is none. */
export type LearntChecks = (lesson: number) => LearntCheck | null;

/** A rule that was learnt; without its check nothing can be proved. */
export interface LearntRule {
  readonly id: string;
  readonly check: LearntCheck | null;
}
