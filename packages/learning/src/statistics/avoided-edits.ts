import { wilsonShare } from './wilson-share.js';

/** Codes that one version of a lesson wrote lines of, with what its replay found in code of the past. */
export interface LessonWork {
  readonly codes: number;
  /** Of judged codes of the past: brought nearer to what people made of them, and away from it. */
  readonly saved: number;
  readonly worse: number;
}

/**
 * How many edits lessons made unnecessary, by counterfactual replay: of the codes a lesson changed, the share that its
 * replay brought nearer to what people made of such code would have been edited without it. The interval adds the lessons'
 * 95 % Wilson intervals, as if all erred the same way: never too narrow. A lesson whose replay touched nothing counts none,
 * and may have saved all.
 */
export function avoidedEdits(work: readonly LessonWork[]): { readonly edits: number; readonly low: number; readonly high: number } {
  return work
    .map(({ codes, saved, worse }) => ({ codes, share: wilsonShare(saved, saved + worse) }))
    .reduce((sum, { codes, share }) => ({ edits: sum.edits + codes * share.rate, low: sum.low + codes * share.low, high: sum.high + codes * share.high }), { edits: 0, low: 0, high: 0 });
}
