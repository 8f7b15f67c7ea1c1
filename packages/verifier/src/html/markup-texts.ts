import type { Atom, StringPart, Value } from '../engine/atoms.js';
import { partsOf } from '../engine/operators.js';

/**
 * The texts that stand for everything a constant value may be as markup, with 0 for numbers; null when a part is
 * not provably constant. A repeated part must be whole in itself: no tag begins in one and ends in another.
 */
export function markupTexts(value: Value): string[] | null {
  const texts: string[] = [];
  for (const atom of value) {
    const text = markupText(atom);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

function markupText(atom: Atom): string | null {
  let text = '';
  for (const part of partsOf(atom)) {
    const piece = pieceOf(part);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

function pieceOf(part: StringPart): string | null {
  if (typeof part === 'string') return part;
  if (part.p === 'num') return '0';
  if (part.p === 'any') return null;
  return part.texts.every((text) => isPlain(text) || isWhole(text)) ? part.texts.join('') : null;
}

/** No character that could begin or end markup, wherever it stands. */
function isPlain(text: string): boolean {
  return !/[<>"'`=&]/.test(text);
}

/** True when the text begins and ends outside of a tag, and opens no element whose content is read as text. */
function isWhole(text: string): boolean {
  if (/<(?:style|script|textarea|title|xmp|noscript|noembed|noframes|iframe|plaintext|!--)/i.test(text)) return isBalancedStyle(text);
  let rest = text;
  for (;;) {
    const open = rest.search(/<[a-z/!?]/i);
    if (open < 0) return !rest.endsWith('<');
    const tag = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(rest.slice(open));
    if (tag === null) return false;
    rest = rest.slice(open + tag[0].length);
  }
}

function isBalancedStyle(text: string): boolean {
  const bare = text.replace(/<(style|title|textarea)\b[^>]*>[^<]*<\/\1>/gi, '');
  return bare !== text && isWhole(bare);
}
