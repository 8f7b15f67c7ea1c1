import type { TextEdit } from '@safecode/domain/verification/report';
import type { Fixer, FixRequest } from './change.js';
import { memberName, nodesAt, spanOf, textsUsedAt, type JsSource } from './js-source.js';

const IMPORTANT = /\s*!\s*important/gi;

/** Takes `!important` away: in the style sheet, in the texts a script makes styles of, and as an argument. */
export const removeImportant: Fixer = (request) => {
  const edits = request.language === 'css' ? inCss(request) : inJs(request);
  return edits.length === 0 ? [] : [{ title: 'Remove !important', edits }];
};

function inCss({ change, draft }: FixRequest): TextEdit[] {
  const before = /\s*$/.exec(change.sources.css.slice(0, draft.at.start))?.[0].length ?? 0;
  return [{ language: 'css', start: draft.at.start - before, end: draft.at.end, text: '' }];
}

function inJs({ change, draft }: FixRequest): TextEdit[] {
  const { js } = change;
  if (js === null) return [];
  const edits = nodesAt(js, draft.at).flatMap(lastArgument);
  return edits.length > 0 ? edits : textsUsedAt(js, draft.at).flatMap((text) => inText(js, text.at));
}

/** `style.setProperty(name, value, 'important')`. */
function lastArgument(node: ReturnType<typeof nodesAt>[number]): TextEdit[] {
  if (node.type !== 'CallExpression' || memberName(node.callee) !== 'setProperty') return [];
  const [, value, priority] = node.arguments;
  if (value === undefined || priority?.type !== 'Literal') return [];
  return [{ language: 'js', start: spanOf(value).end, end: spanOf(priority).end, text: '' }];
}

function inText(js: JsSource, at: { readonly start: number; readonly end: number }): TextEdit[] {
  return [...js.code.slice(at.start, at.end).matchAll(IMPORTANT)].map((match) => ({ language: 'js', start: at.start + match.index, end: at.start + match.index + match[0].length, text: '' }));
}
