import { ident, string, tokenTypes, url } from 'css-tree';
import type { CssNode, CssToken } from '../css/css-syntax.js';

/** Reads a selector and writes it in canonical spelling; null when it does not parse. A selector book keeps what it has read. */
export interface SelectorSpelling {
  read(form: 'css', text: string): { readonly text: string } | null;
}

/**
 * A style sheet as a text in which blanks, comments, quotes and the spelling of numbers and selectors leave no trace,
 * and everything else does.
 */
export function normaliseCss(nodes: readonly CssNode[], book: SelectorSpelling): string {
  let text = '';
  for (const node of nodes) text += one(node, book);
  return text;
}

function one(node: CssNode, book: SelectorSpelling): string {
  if (node.kind === 'declaration') return `${node.name}:${tokens(node.value)};`;
  if (node.kind === 'at-rule') return `@${node.name} ${tokens(node.prelude)}${node.body === null ? ';' : `{${normaliseCss(node.body, book)}}`}`;
  return `${selector(node.prelude, book)}{${normaliseCss(node.body, book)}}`;
}

function selector(prelude: readonly CssToken[], book: SelectorSpelling): string {
  return book.read('css', prelude.map((token) => token.text).join(''))?.text ?? tokens(prelude);
}

/** Tokens around which blanks mean nothing. */
const TIGHT = new Set<number>([tokenTypes.Comma, tokenTypes.Colon, tokenTypes.Semicolon, tokenTypes.LeftParenthesis, tokenTypes.RightParenthesis, tokenTypes.LeftCurlyBracket, tokenTypes.RightCurlyBracket]);

function tokens(list: readonly CssToken[]): string {
  let text = '';
  for (let index = 0; index < list.length; index += 1) {
    const token = list[index];
    if (token === undefined) break;
    if (token.type !== tokenTypes.WhiteSpace) text += written(token);
    else if (!isOpen(list[index - 1]) && !isTight(list[index + 1]) && !isLoose(list[index - 1])) text += ' ';
  }
  return text;
}

function isOpen(token: CssToken | undefined): boolean {
  return token === undefined || token.type === tokenTypes.Function || token.type === tokenTypes.LeftParenthesis;
}

/** Before an opening bracket a blank tells `and (` from a function. */
function isTight(token: CssToken | undefined): boolean {
  return token === undefined || (TIGHT.has(token.type) && token.type !== tokenTypes.LeftParenthesis) || token.text === '/' || token.text === '!';
}

/** Behind a closing bracket a blank tells two values from one. */
function isLoose(token: CssToken | undefined): boolean {
  return token === undefined || (TIGHT.has(token.type) && token.type !== tokenTypes.RightParenthesis) || token.text === '/' || token.text === '!';
}

function written(token: CssToken): string {
  switch (token.type) {
    case tokenTypes.String:
      return JSON.stringify(string.decode(token.text));
    case tokenTypes.Url:
      return `url(${JSON.stringify(url.decode(token.text))})`;
    case tokenTypes.Ident:
      return ident.decode(token.text);
    case tokenTypes.Hash:
      return /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(token.text) ? token.text.toLowerCase() : token.text;
    case tokenTypes.Number:
    case tokenTypes.Percentage:
    case tokenTypes.Dimension:
      return amount(token.text);
    default:
      return token.text;
  }
}

/** `.50EM` as `0.5em`. */
function amount(text: string): string {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(.*)$/i.exec(text);
  return match === null ? text : `${Number(match[1])}${(match[2] ?? '').toLowerCase()}`;
}
