import type { Node } from 'estree';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { buildCss } from '../css/css-code.js';
import { findTextUses, type TextUse } from '../positions/text-positions.js';
import { buildJs } from './js-code.js';
import { parseJs, type JsProgram } from './js-program.js';
import type { Tree } from './tree.js';

/** Code that was read: its tree, and for a script its names and what its texts are used as. */
export interface ReadCode {
  readonly code: string;
  readonly language: CodeLanguage;
  readonly tree: Tree;
  readonly js: { readonly source: JsProgram; readonly uses: ReadonlyMap<Node, TextUse> } | null;
}

/** Reads code; null when it does not parse. Never throws. */
export function readCode(code: string, language: CodeLanguage): ReadCode | null {
  if (language === 'css') {
    const tree = buildCss(code, 'stylesheet', 0);
    return tree === null ? null : { code, language, tree, js: null };
  }
  const source = parseJs(code);
  if (source === null) return null;
  const uses = findTextUses(source);
  return { code, language, tree: buildJs(source, uses), js: { source, uses } };
}
