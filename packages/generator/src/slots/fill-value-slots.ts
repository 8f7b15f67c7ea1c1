import type { Slot } from '@safecode/domain/templates/slot';
import { suggestUnquotedCopy } from '../reading/extract-copy.js';
import { convertQuantity, type QuantityMention } from '../reading/extract-quantities.js';
import { parseColor } from '../reading/parse-color.js';
import type { Reading } from '../reading/read-request.js';
import { isInside } from '../reading/tokenize.js';
import { askForSlot } from './ask-for-slot.js';
import { assignMentions } from './assign-mentions.js';
import { fillWith, type Fills } from './fill.js';

/** What the words of a request fill, and how much of what they say found a place. */
export interface ValueFilling {
  readonly fills: Fills;
  readonly said: number;
  readonly used: number;
}

type SlotOf<K extends Slot['kind']> = Extract<Slot, { kind: K }>;
const ofKind = <K extends Slot['kind']>(slots: readonly Slot[], kind: K): SlotOf<K>[] => slots.filter((slot): slot is SlotOf<K> => slot.kind === kind);

/** Fills text, colour, number and url slots from a request. `slots` are those that are not answered yet. */
export function fillValueSlots(reading: Reading, slots: readonly Slot[]): ValueFilling {
  const parts = [fillTexts(reading, ofKind(slots, 'text')), fillColors(reading, ofKind(slots, 'color')), fillNumbers(reading, ofKind(slots, 'number')), fillUrls(reading, ofKind(slots, 'url'))];
  return {
    fills: new Map(parts.flatMap((part) => [...part.fills])),
    said: parts.reduce((sum, part) => sum + part.said, 0),
    used: parts.reduce((sum, part) => sum + part.used, 0),
  };
}

function fillTexts(reading: Reading, slots: readonly SlotOf<'text'>[]): ValueFilling {
  const mentions = reading.quotes.filter((quote) => quote.use === 'copy' && !quote.text.startsWith('#') && !isWholeUrl(quote.text));
  const { pairs } = assignMentions(reading, { mentions, slots, fits: () => true });
  const fills: Fills = new Map(pairs.map(({ slot, mention }) => [slot.name, fillWith(slot, mention.text, 'request')]));
  const suggestion = suggestUnquotedCopy(reading.description);
  const open = slots.find((slot) => !fills.has(slot.name));
  if (suggestion !== null && open !== undefined) {
    // Where unquoted copy ends is a guess: it is offered, never taken.
    const problem = 'The exact copy is not clear without quotation marks.';
    fills.set(open.name, { kind: 'question', question: askForSlot(open, { problem, choices: [{ value: suggestion, label: suggestion }] }) });
  }
  return { fills, said: mentions.length, used: pairs.length };
}

const isWholeUrl = (text: string): boolean => /^(?:https?:\/\/|\/)\S*$/i.test(text);

function fillColors(reading: Reading, slots: readonly SlotOf<'color'>[]): ValueFilling {
  const { pairs } = assignMentions(reading, { mentions: reading.colors, slots, fits: (mention) => parseColor(mention.value) !== null });
  return { fills: new Map(pairs.map(({ slot, mention }) => [slot.name, fillWith(slot, mention.value, 'request')])), said: reading.colors.length, used: pairs.length };
}

/** Amounts said outright come first; amounts within copy ("Free over €50") stand in where nothing else was said. */
function fillNumbers(reading: Reading, slots: readonly SlotOf<'number'>[]): ValueFilling {
  const outright = reading.quantities.filter((mention) => !mention.isQuoted);
  const fits = (mention: QuantityMention, slot: SlotOf<'number'>): boolean => convertQuantity(mention, slot) !== null;
  const first = assignMentions(reading, { mentions: outright, slots, fits });
  const free = slots.filter((slot) => slot.quantity !== 'count' && first.pairs.every((pair) => pair.slot !== slot));
  const second = assignMentions(reading, { mentions: reading.quantities.filter((mention) => mention.isQuoted), slots: free, fits });
  // A bare number says nothing about itself: without words that point at the slot it is taken for a lone slot only.
  const counts = slots.filter((slot) => slot.quantity === 'count');
  const pairs = [...first.pairs, ...second.pairs].filter(({ slot, isHinted }) => slot.quantity !== 'count' || isHinted || counts.length === 1);
  const fills: Fills = new Map(pairs.map(({ slot, mention }) => [slot.name, fillWith(slot, convertQuantity(mention, slot) ?? Number.NaN, 'request')]));
  const said = outright.filter((mention) => mention.quantity !== 'count').length;
  return { fills, said, used: pairs.filter(({ mention }) => !mention.isQuoted && mention.quantity !== 'count').length };
}

function fillUrls(reading: Reading, slots: readonly SlotOf<'url'>[]): ValueFilling {
  const mentions = reading.urls.filter((url) => !isInside(url, reading.quotes.filter((quote) => !isWholeUrl(quote.text))));
  const { pairs } = assignMentions(reading, { mentions, slots, fits: () => true });
  return { fills: new Map(pairs.map(({ slot, mention }) => [slot.name, fillWith(slot, mention.value, 'request')])), said: mentions.length, used: pairs.length };
}
