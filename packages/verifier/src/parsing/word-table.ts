import { tokTypes, type TokenType } from 'acorn';

/** A word that scripts are full of: all of them share its text. */
export interface KnownWord {
  readonly text: string;
  /** What the tokenizer calls it; null for a word that is no keyword. */
  readonly keyword: TokenType | null;
}

/** Members and names that ordinary changes are written with. A word that is missing here is read all the same. */
const COMMON = `
document window querySelector querySelectorAll getElementById getElementsByClassName getElementsByTagName createElement createTextNode
createDocumentFragment textContent innerHTML outerHTML innerText className classList style dataset setAttribute getAttribute removeAttribute
hasAttribute toggleAttribute addEventListener removeEventListener dispatchEvent appendChild append prepend before after remove removeChild
replaceWith replaceChild replaceChildren insertBefore insertAdjacentElement insertAdjacentHTML insertAdjacentText cloneNode parentNode
parentElement children childNodes firstChild lastChild firstElementChild lastElementChild nextElementSibling previousElementSibling
nextSibling previousSibling closest matches contains body head documentElement add toggle replace forEach map filter find some every
reduce indexOf includes slice splice push pop shift unshift join split concat length trim toLowerCase toUpperCase startsWith endsWith
keys values entries from isArray Array Object String Number Boolean Math Date JSON Promise Map Set Error RegExp parse stringify assign
floor ceil round random max min abs setTimeout clearTimeout setInterval clearInterval requestAnimationFrame cancelAnimationFrame
MutationObserver IntersectionObserver ResizeObserver observe disconnect unobserve isIntersecting target currentTarget preventDefault
stopPropagation type key value checked disabled hidden id name href src alt title role tabIndex focus blur click submit scrollIntoView
getBoundingClientRect offsetWidth offsetHeight offsetTop clientWidth clientHeight top left right bottom width height display position
color background cssText setProperty getPropertyValue console log warn error undefined arguments call apply bind prototype constructor
toString hasOwnProperty then catch finally resolve reject all fetch location search pathname hostname URL URLSearchParams get set has
delete size dataLayer optimizely utils waitForElement observeSelector waitUntil poll event element node list item index i e el text
host note button link root wrapper container config options init run now getTime toFixed parseInt parseFloat isNaN async of let static yield await`;

const SIZE = 4096;
const table: (KnownWord | undefined)[] = Array.from({ length: SIZE });

/** The number of a word, put together of those of its characters by `nextHash`. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 12)) & (SIZE - 1);
}

function note(text: string, keyword: TokenType | null): void {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = nextHash(hash, text.charCodeAt(at));
  let slot = slotOf(hash);
  for (let known = table[slot]; known !== undefined; known = table[slot]) {
    if (known.text === text) return;
    slot = (slot + 1) & (SIZE - 1);
  }
  table[slot] = { text, keyword };
}

for (const type of Object.values(tokTypes)) if (type.keyword !== undefined) note(type.keyword, type);
for (const text of COMMON.trim().split(/\s+/)) note(text, null);

/** Finds the word that stands between two places of a text among those that are known, keywords always. */
export function findWord(source: string, word: { readonly start: number; readonly end: number; readonly hash: number }): KnownWord | null {
  const { start, end } = word;
  let slot = slotOf(word.hash);
  for (let known = table[slot]; known !== undefined; known = table[slot]) {
    if (known.text.length === end - start && standsAt(source, start, known.text)) return known;
    slot = (slot + 1) & (SIZE - 1);
  }
  return null;
}

function standsAt(source: string, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (source.charCodeAt(start + at) !== text.charCodeAt(at)) return false;
  return true;
}
