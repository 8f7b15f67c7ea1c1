import { cssLanguage } from '@codemirror/lang-css';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { CharRange } from './text-diff.js';

export interface Segment {
  /** Where it starts in the line, from 0. */
  readonly from: number;
  readonly text: string;
  /** What the words are, e.g. `string`; null for plain text. */
  readonly kind: string | null;
  readonly isMarked: boolean;
}

const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], class: 'keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'string' },
  { tag: [tags.number, tags.bool, tags.null, tags.unit, tags.color], class: 'number' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: 'comment' },
  { tag: [tags.propertyName, tags.className, tags.tagName, tags.attributeName, tags.function(tags.variableName)], class: 'name' },
]);

const LANGUAGES = { js: javascriptLanguage, css: cssLanguage } as const;

/** The lines of a text in pieces of one colour each. */
export function highlightLines(lines: readonly string[], language: CodeLanguage): Segment[][] {
  const code = lines.join('\n');
  const result: Segment[][] = [[]];
  let place = 0;
  highlightCode(
    code,
    LANGUAGES[language].parser.parse(code),
    highlighter,
    (text, kind) => {
      result.at(-1)?.push({ from: place, text, kind: kind === '' ? null : kind, isMarked: false });
      place += text.length;
    },
    () => {
      result.push([]);
      place = 0;
    },
  );
  return result;
}

/** The pieces of a line, cut where what changed in it begins and ends. */
export function markSegments(segments: readonly Segment[], marks: readonly CharRange[]): Segment[] {
  if (marks.length === 0) return [...segments];
  return segments.flatMap((segment) => {
    const end = segment.from + segment.text.length;
    const cuts = new Set([segment.from, end]);
    for (const { from, to } of marks) for (const cut of [from, to]) if (cut > segment.from && cut < end) cuts.add(cut);
    const places = [...cuts].sort((a, b) => a - b);
    return places.slice(0, -1).map((from, index) => {
      const to = places[index + 1] ?? end;
      return { ...segment, from, text: segment.text.slice(from - segment.from, to - segment.from), isMarked: marks.some((mark) => mark.from < to && mark.to > from) };
    });
  });
}
