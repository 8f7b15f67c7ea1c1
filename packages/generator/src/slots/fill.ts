import type { Question } from '@safecode/domain/generation/generate-variation';
import type { Slot } from '@safecode/domain/templates/slot';
import { normalizeSlotValue, type SlotValue } from '../filling/normalize-slot-value.js';
import { askForSlot } from './ask-for-slot.js';

/** How a slot is filled, or what must be answered first. */
export type Fill =
  | {
      readonly kind: 'value';
      readonly value: SlotValue;
      /** `answer`: somebody was asked; `request`: the words say so; `brand`: the brand's approved selector of the role. */
      readonly source: 'answer' | 'request' | 'brand' | 'default';
    }
  | { readonly kind: 'question'; readonly question: Question };

/** Fills by slot name. */
export type Fills = Map<string, Fill>;

/** A value as the slot keeps it, or the question that says what is wrong with it. */
export function fillWith(slot: Slot, value: SlotValue, source: 'answer' | 'request' | 'default'): Fill {
  const normalized = normalizeSlotValue(slot, value);
  return normalized.ok ? { kind: 'value', value: normalized.value, source } : { kind: 'question', question: askForSlot(slot, { problem: normalized.problem }) };
}
