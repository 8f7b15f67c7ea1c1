import { cssLanguage } from '@codemirror/lang-css';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { Hunk, TextDiff } from './text-diff.js';

/** A piece of code with the constructs it stands in. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Constructs in which spaces mean something: they are compared as they are. */
const VERBATIM = new Set(['String', 'StringLiteral', 'TemplateString', 'RegExp', 'LineComment', 'BlockComment', 'Comment']);

const PARSERS = { js: javascriptLanguage.parser, css: cssLanguage.parser } as const;

/**
 * The tokens of a program, each with the path of constructs to it: `return` and a value on the next line have the tokens
 * of `return value`, but other constructs. Code with mistakes is compared the same way, mistakes included.
 */
function tokensOf(code: string, language: CodeLanguage): Token[] {
  const tokens: Token[] = [];
  const path: string[] = [];
  const verbatim: number[] = [];
  PARSERS[language].parse(code).iterate({
    enter: (node) => {
      path.push(node.name);
      const isLeaf = node.node.firstChild === null;
      if (verbatim.length === 0 && (isLeaf || VERBATIM.has(node.name)) && node.to > node.from) tokens.push({ from: node.from, to: node.to, text: `${path.join('>')} ${code.slice(node.from, node.to)}` });
      if (VERBATIM.has(node.name)) verbatim.push(node.from);
      if (!isLeaf && !VERBATIM.has(node.name)) tokens.push({ from: node.from, to: node.from, text: `${path.join('>')} begins` });
    },
    leave: (node) => {
      path.pop();
      if (VERBATIM.has(node.name)) verbatim.pop();
    },
  });
  return tokens;
}

/** Where each line begins, and where the text ends. */
function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return starts;
}

function tokensWithin(tokens: readonly Token[], from: number, to: number): string[] {
  return tokens.filter((token) => token.from < to && token.to >= from && (token.to > token.from ? token.to > from : token.from >= from)).map((token) => token.text);
}

/** Numbers of the hunks that change spaces and line ends only, as the grammar of the language reads them. */
export function findFormattingOnly(diff: TextDiff, language: CodeLanguage): Set<number> {
  const candidates = diff.hunks.flatMap((hunk, index) => (isSameWithoutSpaces(hunk, diff) ? [{ hunk, index }] : []));
  if (candidates.length === 0) return new Set();
  const [a, b] = [diff.linesA, diff.linesB].map((lines) => ({ tokens: tokensOf(lines.join('\n'), language), starts: lineStarts(lines) }));
  const isSame = ({ hunk }: { hunk: Hunk }): boolean => {
    const old = tokensWithin(a?.tokens ?? [], a?.starts[hunk.fromA] ?? 0, a?.starts[hunk.toA] ?? 0);
    const made = tokensWithin(b?.tokens ?? [], b?.starts[hunk.fromB] ?? 0, b?.starts[hunk.toB] ?? 0);
    return old.length === made.length && old.every((text, index) => text === made[index]);
  };
  return new Set(candidates.filter(isSame).map(({ index }) => index));
}

/** Cheap, and true of every change of formatting: the grammar is asked only then. */
function isSameWithoutSpaces(hunk: Hunk, { linesA, linesB }: TextDiff): boolean {
  const squeeze = (lines: readonly string[]): string => lines.join('').replace(/\s+/g, '');
  return squeeze(linesA.slice(hunk.fromA, hunk.toA)) === squeeze(linesB.slice(hunk.fromB, hunk.toB));
}
