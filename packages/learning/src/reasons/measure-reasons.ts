import { REASON_INTENTS, type ReasonIntent } from '@safecode/domain/corrections/reason-intent';
import { classifyReason } from './classify-reason.js';
import { LABELLED_REASONS } from './labelled-reasons.js';

/** How well reasons of one half are told apart. `f1`: harmonic mean of precision and recall, 0..1; `macroF1`: their mean. */
export interface ReasonQuality {
  readonly n: number;
  readonly macroF1: number;
  readonly f1: Readonly<Record<ReasonIntent, number>>;
}

/** Measures the classifier on one half of the labelled reasons. */
export function measureReasons(half: 'development' | 'heldOut'): ReasonQuality {
  const judged = REASON_INTENTS.flatMap((label) => LABELLED_REASONS[label][half].map((reason) => ({ label, found: classifyReason(reason) })));
  const f1Of = (intent: ReasonIntent): number => {
    const hits = judged.filter(({ label, found }) => label === intent && found === intent).length;
    const named = judged.filter(({ label }) => label === intent).length + judged.filter(({ found }) => found === intent).length;
    return named === 0 ? 0 : (2 * hits) / named;
  };
  const f1 = Object.fromEntries(REASON_INTENTS.map((intent) => [intent, f1Of(intent)])) as Record<ReasonIntent, number>;
  return { n: judged.length, macroF1: Object.values(f1).reduce((sum, value) => sum + value, 0) / REASON_INTENTS.length, f1 };
}
