import { COLOR_PHRASES, NAMED_COLORS } from './named-colors.js';

/**
 * Reads one colour as people write it: `#ABC`, `#AABBCC`, `rgb(1, 2, 3)`, `navy`, `dark blue`, `light-grey`.
 * Answers the value a colour slot accepts (lower case), or null when it is no colour without transparency.
 */
export function parseColor(text: string): string | null {
  const spoken = text.trim().toLowerCase();
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(spoken)) return spoken;
  if (/^#[0-9a-f]{6}ff$/.test(spoken)) return spoken.slice(0, 7);
  const rgb = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/.exec(spoken);
  if (rgb !== null) return hexOf(rgb.slice(1, 4).map(Number));
  const words = spoken.replaceAll(/[\s-]+/g, ' ');
  const phrase = COLOR_PHRASES.get(words);
  if (phrase !== undefined) return phrase;
  const joined = words.replaceAll(' ', '');
  return NAMED_COLORS.has(joined) ? joined : null;
}

function hexOf(channels: readonly number[]): string | null {
  if (channels.some((channel) => channel > 255)) return null;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
