import { z } from 'zod';

/**
 * What somebody who corrected code was after, read from the words of the reason. It informs people: nothing is learnt,
 * matched or decided by it. `other`: the words do not say, or say several things alike.
 */
export const REASON_INTENTS = ['copy', 'layout', 'style', 'target', 'behaviour', 'performance', 'compliance', 'accessibility', 'other'] as const;
export const reasonIntentSchema = z.enum(REASON_INTENTS).meta({ id: 'ReasonIntent' });
export type ReasonIntent = z.infer<typeof reasonIntentSchema>;

/** The intents in words, as people read them on every screen. */
export const INTENT_WORDS: Readonly<Record<ReasonIntent, string>> = {
  copy: 'Wording',
  layout: 'Layout and spacing',
  style: 'Colour and style',
  target: 'Selector or target',
  behaviour: 'Behaviour',
  performance: 'Timing and speed',
  compliance: 'Legal and brand rules',
  accessibility: 'Accessibility',
  other: 'Not clear from the words',
};
