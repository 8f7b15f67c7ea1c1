import type { JsonObject } from './tool-call.js';

/** Longest text that is kept whole: a description fits, code does not (it is not needed to tell what was asked for). */
const MAX_TEXT = 4000;
const MAX_DEPTH = 12;
const MAX_ITEMS = 100;

/** Names under which people and agents put secrets. */
const SECRET_NAME = /pass(word|phrase)?$|secret|token|credential|authori[sz]ation|api[-_]?key|cookie|private[-_]?key/i;

/** What secrets and personal data look like inside a text, and what is kept in their place. */
const MASKED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:bearer|basic)\s+[A-Za-z0-9._~+/=-]{12,}/gi, '[token]'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '[token]'],
  [/\b(?:sk|pk|rk|osk|opal|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{16,}/gi, '[token]'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[token]'],
  [/\/\/[^\s/@:]+:[^\s/@]+@/g, '//[credentials]@'],
  [/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu, '[mail address]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/g, '[account number]'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[card number]'],
  [/(?<![\w.])\+\d{1,3}[\d ()/.-]{6,18}\d/g, '[phone number]'],
];

/**
 * Parameters as they are kept on record: secrets and personal data replaced, long texts shortened, and nothing in them
 * that the database cannot hold. What the tool works with is not changed.
 */
export function maskParameters(parameters: JsonObject): JsonObject {
  return maskObject(parameters, 0);
}

/** One text as `maskParameters` would keep it. */
export function maskText(text: string): string {
  const kept = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
  const plain = kept.replaceAll('\u0000', '\uFFFD').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return MASKED.reduce((masked, [pattern, replacement]) => masked.replaceAll(pattern, replacement), plain);
}

function maskObject(object: JsonObject, depth: number): JsonObject {
  const entries = Object.entries(object).slice(0, MAX_ITEMS);
  return Object.fromEntries(entries.map(([name, value]) => [maskText(name), SECRET_NAME.test(name) ? '[secret]' : maskValue(value, depth)]));
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[nested too deeply]';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => maskValue(item, depth + 1));
  return maskObject(value as JsonObject, depth + 1);
}
