import { parse } from 'css-what';

/** Where a selector cannot be read: offset and length in characters, with what is wrong for people. */
export interface SelectorFault {
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')' };
const COMBINATOR = /[>+~]/;
/** Signs that mean nothing in a selector outside of brackets and quotes. */
const FOREIGN_SIGN = /[!$%&/;<=?@^`{}]/;

/**
 * Where a selector that a browser refuses is wrong, as exactly as can be told: an open bracket or quote at its beginning,
 * a combinator or comma with nothing beside it, the character at which reading stops.
 * @param reason what the matcher said, used when nothing better is known
 */
export function locateFault(selector: string, reason: string): SelectorFault {
  return emptyFault(selector) ?? bracketFault(selector) ?? combinatorFault(selector) ?? nameFault(selector) ?? pseudoFault(selector, reason) ?? readingFault(selector) ?? { message: reason, at: 0, length: selector.length };
}

function emptyFault(selector: string): SelectorFault | null {
  return selector.trim() === '' ? { message: 'The selector is empty.', at: 0, length: selector.length } : null;
}

interface Mark {
  readonly sign: string;
  readonly at: number;
}

/** Signs of the selector outside of quotes, with their places; or the quote that is never closed. */
function readSigns(selector: string): { readonly signs: Mark[]; readonly open: Mark | null } {
  const signs: Mark[] = [];
  let quote: Mark | null = null;
  for (let at = 0; at < selector.length; at += 1) {
    const sign = selector.charAt(at);
    if (sign === '\\') {
      at += 1;
    } else if (quote !== null) {
      if (sign === quote.sign) quote = null;
    } else if (sign === '"' || sign === "'") {
      quote = { sign, at };
    } else {
      signs.push({ sign, at });
    }
  }
  return { signs, open: quote };
}

function bracketFault(selector: string): SelectorFault | null {
  const { signs, open } = readSigns(selector);
  if (open !== null) return { message: 'This quote is never closed.', at: open.at, length: selector.length - open.at };
  const stack: Mark[] = [];
  for (const mark of signs) {
    if (CLOSING[mark.sign] !== undefined) stack.push(mark);
    if (mark.sign !== ']' && mark.sign !== ')') continue;
    const opening = stack.pop();
    if (opening === undefined || CLOSING[opening.sign] !== mark.sign) return { message: `Nothing is open here that "${mark.sign}" could close.`, at: mark.at, length: 1 };
  }
  const unclosed = stack.at(-1);
  return unclosed === undefined ? null : { message: `"${unclosed.sign}" is never closed.`, at: unclosed.at, length: 1 };
}

/** The signs outside of brackets, white space left out. */
function outerSigns(selector: string): Mark[] {
  let depth = 0;
  return readSigns(selector).signs.filter(({ sign }) => {
    if (sign === ']' || sign === ')') depth -= 1;
    const isOutside = depth === 0;
    if (sign === '[' || sign === '(') depth += 1;
    return isOutside && sign.trim() !== '';
  });
}

function combinatorFault(selector: string): SelectorFault | null {
  const signs = outerSigns(selector);
  const foreign = signs.find(({ sign }) => FOREIGN_SIGN.test(sign));
  if (foreign !== undefined) return { message: `No browser knows "${foreign.sign}" in a selector.`, at: foreign.at, length: 1 };
  const isJoint = ({ sign }: Mark): boolean => sign === ',' || COMBINATOR.test(sign);
  for (const [place, mark] of signs.entries()) {
    if (!isJoint(mark)) continue;
    const before = signs[place - 1];
    if (before === undefined || (before.sign === ',' && mark.sign !== ',')) return { message: `Something must stand before "${mark.sign}".`, at: mark.at, length: 1 };
    if (isJoint(before)) return { message: `Something must stand between "${before.sign}" and "${mark.sign}".`, at: mark.at, length: 1 };
  }
  const last = signs.at(-1);
  return last !== undefined && isJoint(last) ? { message: `Something must stand after "${last.sign}".`, at: last.at, length: 1 } : null;
}

/** A class or id without a name, or with one that begins with a digit: browsers refuse both. */
function nameFault(selector: string): SelectorFault | null {
  const fault = outerSigns(selector).find(({ sign, at }) => (sign === '.' || sign === '#') && !/^(?:[a-z_\u{80}-\u{10ffff}\\]|-[a-z_\u{80}-\u{10ffff}\\-])/iu.test(selector.slice(at + 1)));
  if (fault === undefined) return null;
  const what = fault.sign === '.' ? 'class' : 'id';
  const message = /^-?\d/.test(selector.slice(fault.at + 1)) ? `The name of a ${what} cannot begin with a digit unless it is escaped.` : `The name of the ${what} is missing.`;
  return { message, at: fault.at, length: Math.max(1, /^[.#][\w-]*/.exec(selector.slice(fault.at))?.[0].length ?? 1) };
}

/** A pseudo-class without a name, or one that the reason names: no browser knows it. */
function pseudoFault(selector: string, reason: string): SelectorFault | null {
  const bare = outerSigns(selector).find((mark) => mark.sign === ':' && !/^[:a-z_\\-]/i.test(selector.slice(mark.at + 1)));
  if (bare !== undefined) return { message: 'The name of the pseudo-class is missing.', at: bare.at, length: 1 };
  const name = /:([a-z-]+)/i.exec(reason.replace(selector, ''))?.[1] ?? /pseudo-class[^a-z]*([a-z-]+)/i.exec(reason)?.[1];
  const at = name === undefined ? -1 : selector.toLowerCase().indexOf(`:${name.toLowerCase()}`);
  return name === undefined || at < 0 ? null : { message: `No browser knows :${name} here.`, at, length: name.length + 1 };
}

/** The shortest beginning at which reading stops for good. */
function readingFault(selector: string): SelectorFault | null {
  try {
    parse(selector);
    return null;
  } catch (error) {
    const rest = error instanceof Error ? /^(?:Unmatched selector: |Expected name, found )([^]+)$/.exec(error.message)?.[1] : undefined;
    if (rest === undefined || !selector.endsWith(rest)) return null;
    return { message: `This cannot be read: "${rest.slice(0, 20)}".`, at: selector.length - rest.length, length: rest.length };
  }
}
