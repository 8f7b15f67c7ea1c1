import { z } from 'zod';
import { CORRECTION_KINDS } from '../corrections/improvement.js';

/**
 * What became of generated code, settled once: approved as it was generated (in meaning), changed by a person first, or
 * rejected.
 */
export const OUTCOME_REASONS = ['approved', 'edited', 'rejected'] as const;
export const outcomeReasonSchema = z.enum(OUTCOME_REASONS).meta({ id: 'OutcomeReason' });
export type OutcomeReason = z.infer<typeof outcomeReasonSchema>;

/** What was wrong with code that was not approved as it was: the kind of the edit, or that it was rejected. */
export const TROUBLE_KINDS = [...CORRECTION_KINDS, 'rejected'] as const;
export const troubleKindSchema = z.enum(TROUBLE_KINDS);
export type TroubleKind = z.infer<typeof troubleKindSchema>;

/** The part of an earlier code's story that says something about a new request. */
export interface PastOutcome {
  readonly templateId: number | null;
  readonly templateVersion: number | null;
  readonly pageType: string;
  /** Content words of the request, see `requestWords`. */
  readonly words: readonly string[];
  /** True when it was approved without an edit. */
  readonly isClean: boolean;
  /** Null when it is clean. */
  readonly trouble: TroubleKind | null;
}

/** What people read for a kind of trouble. */
export const TROUBLE_WORDS: Readonly<Record<TroubleKind, string>> = {
  selector_fix: 'selectors were replaced',
  rule_compliance: 'rules of the brand were broken',
  style_fix: 'style was changed',
  logic_fix: 'behaviour was changed',
  mixed: 'several things were changed',
  format_only: 'formatting was changed',
  rejected: 'the code was rejected',
};
