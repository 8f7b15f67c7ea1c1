import type { Fix } from '@safecode/domain/verification/report';
import type { Fixer } from './change.js';
import { nodesAt, sourceOf, spanOf } from './js-source.js';

const CSS_COMMENT = /\/\*[^]*?\*\//g;

/** Writes an escaped name as it reads, and takes direction marks out of comments, where they can only deceive. */
export const writePlainly: Fixer = ({ language, draft, change }) => {
  const { js } = change;
  const names = (js === null || language === 'css' ? [] : nodesAt(js, draft.at)).flatMap((node): Fix[] => {
    if (node.type !== 'Identifier' || js === null || !sourceOf(js, node).includes('\\')) return [];
    return [{ title: `Write ${node.name} without escapes`, edits: [{ language: 'js', ...spanOf(node), text: node.name }] }];
  });
  const comments = language === 'js' ? (js?.comments ?? []) : [...change.sources.css.matchAll(CSS_COMMENT)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const inComment = draft.at.end - draft.at.start === 1 && comments.some((comment) => comment.start < draft.at.start && draft.at.end <= comment.end);
  return inComment ? [{ title: 'Remove the invisible character from the comment', edits: [{ language, ...draft.at, text: '' }] }] : names;
};

/** Takes a `debugger` statement out. */
export const removeDebugger: Fixer = ({ draft, change }) => {
  const { js } = change;
  if (js === null) return [];
  return nodesAt(js, draft.at).flatMap((node) => (node.type === 'DebuggerStatement' ? [{ title: 'Remove debugger', edits: [{ language: 'js', ...spanOf(node), text: ';' }] }] : []));
};

const FENCE = /^\s*```[a-z]*[ \t]*\r?\n([^]*?)\r?\n?```\s*$/i;

/** Takes away the markdown fence an answer was copied with. */
export const removeFence: Fixer = ({ language, change }) => {
  const code = language === 'js' ? change.sources.javascript : change.sources.css;
  const inner = FENCE.exec(code)?.[1];
  if (inner === undefined || inner.includes('```')) return [];
  const start = code.indexOf(inner, code.indexOf('\n'));
  return [
    {
      title: 'Remove the markdown fence around the code',
      edits: [
        { language, start: 0, end: start, text: '' },
        { language, start: start + inner.length, end: code.length, text: '' },
      ],
    },
  ];
};
