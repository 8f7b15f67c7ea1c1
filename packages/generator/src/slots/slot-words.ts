import type { Slot } from '@safecode/domain/templates/slot';
import { wordsOfName } from '../reading/tokenize.js';
import { rememberByObject } from '../remembering/remember-by-object.js';

/** Words that say nothing about which slot is meant. */
const GENERIC = new Set('a an the of for to in on at and or with before after from which is it its color colour value number slot element'.split(' '));

/** The words of a request that point at a slot: its hints, and the words of its label and name. Stems. */
export const wordsOfSlot = rememberByObject((slot: Slot): ReadonlySet<string> => {
  const words = [...slot.hints, slot.label, slot.name].flatMap(wordsOfName);
  const pointing = new Set(words.filter((word) => !GENERIC.has(word)));
  // "White text on #14532d": what follows "on" is what lies behind.
  if (slot.kind === 'color' && pointing.has('background')) pointing.add('on');
  return pointing;
});
