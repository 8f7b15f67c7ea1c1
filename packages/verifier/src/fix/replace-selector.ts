import { formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { tokenTypes } from 'css-tree';
import type { TextEdit } from '@safecode/domain/verification/report';
import type { CssToken } from '../css/css-syntax.js';
import { preludes, type Fixer, type FixRequest } from './change.js';
import { memberName, spanOf, textsUsedAt, type JsSource, type SourceText } from './js-source.js';
import { quoted } from './quoted.js';

/** Puts the replacement the brand has recorded in the place of a deprecated selector. */
export const replaceSelector: Fixer = (request) => {
  const { hint } = request.draft;
  if (hint?.kind !== 'replace-selector') return [];
  const edits = request.language === 'css' ? editsInCss(request, hint) : editsInJs(request, hint);
  return edits.length === 0 ? [] : [{ title: `Use ${hint.replacement} instead of ${hint.selector}`, edits }];
};

interface Replacement {
  readonly selector: string;
  readonly replacement: string;
}

function editsInCss({ change, draft }: FixRequest, wanted: Replacement): TextEdit[] {
  return preludes(change.css?.nodes ?? [])
    .filter(({ node }) => node.kind === 'rule' && node.start === draft.at.start)
    .flatMap(({ tokens }) => members(tokens))
    .filter((member) => canonical(member.text) === wanted.selector)
    .map((member) => ({ language: 'css', start: member.start, end: member.end, text: wanted.replacement }));
}

interface Member {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The members of a selector list as they stand in the source. */
function members(tokens: readonly CssToken[]): Member[] {
  const lists: CssToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === tokenTypes.Function || token.type === tokenTypes.LeftParenthesis) depth += 1;
    if (token.type === tokenTypes.RightParenthesis) depth -= 1;
    if (token.type === tokenTypes.Comma && depth === 0) lists.push([]);
    else if (token.type !== tokenTypes.WhiteSpace || (lists.at(-1)?.length ?? 0) > 0) lists.at(-1)?.push(token);
  }
  return lists.map((list) => {
    const start = list[0]?.start ?? 0;
    const text = list.map((token) => token.text).join('').trimEnd();
    const last = list.findLast((token) => token.type !== tokenTypes.WhiteSpace);
    return { text, start, end: last?.end ?? start };
  });
}

function editsInJs({ change, draft }: FixRequest, wanted: Replacement): TextEdit[] {
  const { js } = change;
  if (js === null) return [];
  return textsUsedAt(js, draft.at).flatMap((text) => replaceText(js, text, wanted) ?? replaceId(js, text, wanted));
}

/** A text that is a selector list with the selector as one of its members. */
function replaceText(js: JsSource, text: SourceText, wanted: Replacement): TextEdit[] | null {
  if (text.node.type === 'TemplateElement' && js.parentOf(text.node)?.type === 'TemplateLiteral' && !isWholeTemplate(js, text)) return null;
  const parsed = parseSelector(text.value);
  if (!parsed.ok) return null;
  const parts = parsed.list.map((member) => formatSelector([member]));
  if (!parts.includes(wanted.selector)) return null;
  const next = parts.map((part) => (part === wanted.selector ? wanted.replacement : part)).join(', ');
  return [{ language: 'js', ...text.at, text: quoted(js, text, next) }];
}

/** `document.getElementById('old')` becomes a query for the replacement. */
function replaceId(js: JsSource, text: SourceText, wanted: Replacement): TextEdit[] {
  const call = js.parentOf(text.node);
  if (call?.type !== 'CallExpression' || memberName(call.callee) !== 'getElementById' || call.callee.type !== 'MemberExpression' || call.callee.computed) return [];
  if (canonical(`#${text.value}`) !== wanted.selector) return [];
  return [
    { language: 'js', ...spanOf(call.callee.property), text: 'querySelector' },
    { language: 'js', ...text.at, text: quoted(js, text, wanted.replacement) },
  ];
}

function isWholeTemplate(js: JsSource, text: SourceText): boolean {
  const template = js.parentOf(text.node);
  return template?.type === 'TemplateLiteral' && template.expressions.length === 0;
}

function canonical(text: string): string | null {
  const parsed = parseSelector(text);
  return parsed.ok ? formatSelector(parsed.list) : null;
}
