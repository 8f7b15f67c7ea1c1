import type { Slot } from '@safecode/domain/templates/slot';
import { NUMBER_WORDS, parseAmount } from './parse-number.js';
import { isInside, type Span } from './tokenize.js';

export type Quantity = Extract<Slot, { kind: 'number' }>['quantity'];

/** A number with what it means. Durations are in seconds, lengths in `unit`. */
export interface QuantityMention extends Span {
  readonly quantity: Quantity;
  readonly value: number;
  readonly unit: 'px' | 'rem' | 'em' | 's' | '%' | null;
  /** Stands within quoted copy. */
  readonly isQuoted: boolean;
}

const AMOUNT = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,4})?`;
const PLAIN = String.raw`\d+(?:[.,]\d+)?`;
const SIGNS = String.raw`[€$£¥₹₺₽₩]|(?:US|AU|CA)\$|zł|kr\.?|Fr\.`;
const CODES = String.raw`EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|JPY|AUD|CAD|NZD|INR|CZK|HUF|TRY|RON`;
const WORDS = String.raw`euros?|dollars?|pounds?|francs?|złoty|crowns?`;

const MONEY = new RegExp(String.raw`(?:${SIGNS}|\b(?:${CODES}))\s?(${AMOUNT})|(?<![\p{L}\p{N}.,#])(${AMOUNT})\s?(?:${SIGNS}|(?:${CODES}|${WORDS})\b)(?!-?\p{L})`, 'giu');
const LENGTH = new RegExp(String.raw`(?<![\p{L}\p{N}.,#])(${PLAIN})\s?-?(px|pixels?|rem|em)\b`, 'giu');
const DURATION = new RegExp(String.raw`(?<![\p{L}\p{N}.,#])(${PLAIN})\s?-?(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?)\b`, 'giu');
const PERCENT = new RegExp(String.raw`(?<![\p{L}\p{N}.,#])(${PLAIN})\s?(?:%|percent\b|per cent\b|pct\b)`, 'giu');
const COUNT = new RegExp(String.raw`(?<![\p{L}\p{N}.,#/_-])(\d{1,9}(?:\.\d+)?)(?![\p{L}\p{N}/_]|[.,]\d)|\b(${[...NUMBER_WORDS.keys()].join('|')})\b`, 'giu');

const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^m(?:s|illi)/i, 0.001],
  [/^s/i, 1],
  [/^m/i, 60],
  [/^h/i, 3600],
  [/^d/i, 86_400],
];

/**
 * The numbers of a request with what they mean: money, lengths, durations, percentages, and bare counts outside of the
 * copy. `taken` are stretches that are something else, e.g. links and colours.
 */
export function extractQuantities(description: string, spans: { readonly quotes: readonly Span[]; readonly taken: readonly Span[] }): QuantityMention[] {
  const found: QuantityMention[] = [];
  const add = (pattern: RegExp, read: (match: RegExpMatchArray) => Pick<QuantityMention, 'quantity' | 'value' | 'unit'>): void => {
    for (const match of description.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!isInside(span, spans.taken) && !isInside(span, found)) found.push({ ...span, ...read(match), isQuoted: isInside(span, spans.quotes) });
    }
  };
  const number = (match: RegExpMatchArray): number => parseAmount(match[1] ?? '', { decimalPoint: true });
  add(MONEY, (match) => ({ quantity: 'money', value: parseAmount(match[1] ?? match[2] ?? ''), unit: null }));
  add(LENGTH, (match) => ({ quantity: 'length', value: number(match), unit: lengthUnit(match[2] ?? '') }));
  add(DURATION, (match) => ({ quantity: 'duration', value: toSeconds(number(match), match[2] ?? ''), unit: 's' }));
  add(PERCENT, (match) => ({ quantity: 'percent', value: number(match), unit: '%' }));
  add(COUNT, (match) => ({ quantity: 'count', value: match[1] === undefined ? (NUMBER_WORDS.get(match[2]?.toLowerCase() ?? '') ?? 0) : Number(match[1]), unit: null }));
  return found.filter((mention) => mention.quantity !== 'count' || !mention.isQuoted).sort((one, other) => one.start - other.start);
}

function lengthUnit(unit: string): 'px' | 'rem' | 'em' {
  const spoken = unit.toLowerCase();
  return spoken === 'rem' || spoken === 'em' ? spoken : 'px';
}

/** Rounded to milliseconds, so that 100 ms is 0.1 and not 0.1000…5. */
function toSeconds(value: number, unit: string): number {
  const factor = SECONDS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
  return Math.round(value * factor * 1000) / 1000;
}

/** The number a slot of this unit takes for a mention; null when one cannot be turned into the other. */
export function convertQuantity(mention: QuantityMention, slot: Extract<Slot, { kind: 'number' }>): number | null {
  if (mention.quantity !== slot.quantity) return null;
  if (mention.quantity === 'duration') return slot.unit === 'ms' ? mention.value * 1000 : mention.value;
  if (mention.quantity !== 'length' || mention.unit === (slot.unit ?? 'px')) return mention.value;
  // Browsers and every design tool take 16 px for 1 rem; em depends on the place and cannot be converted.
  if (mention.unit === 'px' && slot.unit === 'rem') return mention.value / 16;
  return mention.unit === 'rem' && (slot.unit ?? 'px') === 'px' ? mention.value * 16 : null;
}
