import { slotSchema, type Slot } from '@safecode/domain/templates/slot';
import { describe, expect, it } from 'vitest';
import { extractColors } from '../reading/extract-colors.js';
import { extractQuotes } from '../reading/extract-copy.js';
import { convertQuantity, extractQuantities } from '../reading/extract-quantities.js';
import { isInside, tokenize } from '../reading/tokenize.js';
import { assignMentions } from './assign-mentions.js';

const slot = <K extends Slot['kind']>(...[kind, name, hints, more]: [kind: K, name: string, hints: string[], more?: object]): Extract<Slot, { kind: K }> =>
  slotSchema.parse({ kind, name, label: name, hints, ...more }) as Extract<Slot, { kind: K }>;

function reading(description: string) {
  const quotes = extractQuotes(description);
  return { text: { description, tokens: tokenize(description).filter((token) => !isInside(token, quotes)) }, quotes };
}

describe('assignMentions', () => {
  const colors = [slot('color', 'background', ['background', 'bar']), slot('color', 'textColor', ['text', 'font'])];
  it.each([
    ['white text on a dark blue background', { background: 'darkblue', textColor: 'white' }],
    ['background dark blue, text white', { background: 'darkblue', textColor: 'white' }],
    ['background: blue and text: white', { background: 'blue', textColor: 'white' }],
    ['a green bar with yellow text', { background: 'green', textColor: 'yellow' }],
    ['yellow text, green', { background: 'green', textColor: 'yellow' }],
    ['in dark red', { background: 'darkred' }],
    ['white text on #14532d', { background: '#14532d', textColor: 'white' }],
    ['white on blue', { background: 'blue', textColor: 'white' }],
    ['red and white', { background: 'red', textColor: 'white' }],
    ['text in blue or red text', { textColor: 'red' }],
    ['nothing', {}],
  ])('colours: %s', (description, expected) => {
    const { text, quotes } = reading(description);
    const { pairs } = assignMentions(text, { mentions: extractColors(description, quotes), slots: colors, fits: () => true });
    expect(Object.fromEntries(pairs.map((pair) => [pair.slot.name, pair.mention.value]))).toEqual(expected);
  });

  const texts = [slot('text', 'copy', ['text', 'message', 'headline']), slot('text', 'buttonLabel', ['button', 'cta'])];
  it.each([
    ['text "A" and a button "B"', { copy: 'A', buttonLabel: 'B' }],
    ['a "B" button beside the text "A"', { copy: 'A', buttonLabel: 'B' }],
    ['button: "B", headline: "A"', { copy: 'A', buttonLabel: 'B' }],
    ['"A" with "B"', { copy: 'A', buttonLabel: 'B' }],
    ['with "A"', { copy: 'A' }],
    ['with a "B" button', { buttonLabel: 'B' }],
  ])('copy: %s', (description, expected) => {
    const { text, quotes } = reading(description);
    const { pairs } = assignMentions(text, { mentions: quotes, slots: texts, fits: () => true });
    expect(Object.fromEntries(pairs.map((pair) => [pair.slot.name, pair.mention.text]))).toEqual(expected);
  });

  const numbers = [
    slot('number', 'threshold', ['over', 'above'], { quantity: 'money' }),
    slot('number', 'saving', ['save', 'off'], { quantity: 'money' }),
    slot('number', 'padding', ['padding'], { quantity: 'length' }),
    slot('number', 'height', ['high', 'height'], { quantity: 'length' }),
  ];
  it.each([
    ['over 50 EUR, padding 12px', { threshold: 50, padding: 12 }],
    ['save 5 EUR over 50 EUR', { threshold: 50, saving: 5 }],
    ['64px high with 10 px padding', { height: 64, padding: 10 }],
    ['10 seconds', {}],
  ])('numbers: %s', (description, expected) => {
    const { text, quotes } = reading(description);
    const { pairs } = assignMentions(text, { mentions: extractQuantities(description, { quotes, taken: [] }), slots: numbers, fits: (mention, target) => convertQuantity(mention, target) !== null });
    expect(Object.fromEntries(pairs.map((pair) => [pair.slot.name, pair.mention.value]))).toEqual(expected);
  });
});
