import { insertPositionSchema, INSERT_POSITIONS, type Slot } from '@safecode/domain/templates/slot';
import { parseColor } from '../reading/parse-color.js';
import { checkCssSelector } from './css-value.js';

export type SlotValue = string | number;
/** A value in the form the slot keeps, or a sentence that says why it is none. */
export type NormalizedValue = { readonly ok: true; readonly value: SlotValue } | { readonly ok: false; readonly problem: string };

const good = (value: SlotValue): NormalizedValue => ({ ok: true, value });
const bad = (problem: string): NormalizedValue => ({ ok: false, problem });

/**
 * Checks a value by the slot's kind and limits and brings it into the form that stands in code: numbers as numbers,
 * colours as CSS writes them. Whether a selector is approved is a question of the brand and is not asked here.
 */
export function normalizeSlotValue(slot: Slot, value: SlotValue): NormalizedValue {
  if (slot.kind === 'number') return normalizeNumber(slot, value);
  if (slot.kind === 'text') return normalizeText(slot, String(value));
  if (slot.kind === 'color') return normalizeColor(value);
  if (slot.kind === 'selector') return normalizeSelector(value);
  if (slot.kind === 'url') return normalizeUrl(value);
  const position = insertPositionSchema.safeParse(value);
  return position.success ? good(position.data) : bad(`"${value}" is no position: use one of ${INSERT_POSITIONS.join(', ')}.`);
}

function normalizeColor(value: SlotValue): NormalizedValue {
  const color = typeof value === 'string' ? parseColor(value) : null;
  return color === null ? bad(`"${value}" is no colour: write #rrggbb or a CSS colour name.`) : good(color);
}

function normalizeNumber(slot: Extract<Slot, { kind: 'number' }>, value: SlotValue): NormalizedValue {
  const number = typeof value === 'number' ? value : /^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) return bad(`"${value}" is no number.`);
  if (slot.min !== undefined && number < slot.min) return bad(`${number} is too small: at least ${slot.min}.`);
  if (slot.max !== undefined && number > slot.max) return bad(`${number} is too large: at most ${slot.max}.`);
  return good(number);
}

function normalizeText(slot: Extract<Slot, { kind: 'text' }>, text: string): NormalizedValue {
  if (text.trim() === '') return bad('The text is empty.');
  if (text.length > slot.maxLength) return bad(`The text has ${text.length} characters: at most ${slot.maxLength}.`);
  if (hasForbiddenCharacter(text)) return bad('The text has control characters in it.');
  return good(text);
}

function normalizeSelector(value: SlotValue): NormalizedValue {
  if (typeof value !== 'string' || value.trim() === '') return bad('A selector is needed.');
  if (value.length > 1000) return bad('The selector is too long: at most 1000 characters.');
  const problem = checkCssSelector(value);
  return problem === null ? good(value.trim()) : bad(`The selector "${value}" cannot be used: ${problem}.`);
}

/** https, or an address within the site. Everything else (`javascript:`, `data:`, `//host`) is no link target. */
function normalizeUrl(value: SlotValue): NormalizedValue {
  const url = typeof value === 'string' ? value.trim() : '';
  const isAddress = /^(?:https:\/\/[^\s/?#]|\/(?![/\\])|[#?]|mailto:[^\s]|tel:[+\d])/i.test(url) && !/[\s"'<>\\`]/.test(url);
  if (url.length > 500) return bad('The link is too long: at most 500 characters.');
  if (!isAddress || hasForbiddenCharacter(url)) return bad(`"${value}" is no link: write https://… or a path that starts with "/".`);
  return good(url);
}

/** Control characters except tab and line feed, and halves of surrogate pairs: no text of people, and not storable. */
function hasForbiddenCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text.replaceAll(/[\t\n]/g, ''));
}
