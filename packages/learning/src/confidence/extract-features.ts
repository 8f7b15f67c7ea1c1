import type { PastOutcome } from '@safecode/domain/confidence/outcome';
import type { ConfidenceFeatures } from '@safecode/domain/confidence/prediction';
import type { VariationReport } from '@safecode/domain/verification/report';
import { historyFeatures, type Subject } from './outcome-history.js';

/** Code as it was made, before anybody has looked at it. */
export interface MadeEvidence {
  readonly report: VariationReport;
  /** Characters of JavaScript and CSS together. */
  readonly characters: number;
  /** 0..1, see Draft.matchQuality. */
  readonly matchQuality: number;
  readonly repairs: number;
  readonly openQuestions: number;
  readonly isWrittenByModel: boolean;
}

/**
 * What a model of confidence knows of code: counts as ln(1 + n), because the second warning says less than the first,
 * and what became of earlier codes. `history`: settled before this code was made, newest first.
 */
export function extractFeatures(made: MadeEvidence, subject: Subject, history: readonly PastOutcome[]): ConfidenceFeatures {
  const warnings = made.report.parts.flatMap((part) => part.findings).filter(({ severity }) => severity === 'warning').length;
  const effects = made.report.parts.reduce((sum, { effects: part }) => sum + part.selectors.length + part.hosts.length + part.events.length + part.timers.length + part.globals.length, 0);
  const features = {
    warnings: Math.log1p(warnings),
    effects: Math.log1p(effects),
    size: Math.log1p(made.characters / 100),
    matchQuality: made.matchQuality,
    repairs: made.repairs,
    openQuestions: Math.log1p(made.openQuestions),
    writtenByModel: made.isWrittenByModel ? 1 : 0,
    ...historyFeatures(history, subject),
  };
  return Object.fromEntries(Object.entries(features).map(([name, value]) => [name, Math.round(value * 10_000) / 10_000])) as ConfidenceFeatures;
}
