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

/** Learning tries the same few codes again and again: reading them costs more than everything else. */
const KEPT = 256;
const kept = new Map<string, ReadCode | null>();

/** Reads code; null when it does not parse, or is nested so deeply that its readers run out of stack. Codes read lately are remembered. */
export function readCode(code: string, language: CodeLanguage): ReadCode | null {
  const key = `${language} ${code}`;
  const known = kept.get(key);
  if (known !== undefined) {
    // Used again: the last to be forgotten.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const read = readOrRefuse(code, language);
  kept.set(key, read);
  const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return read;
}

function readOrRefuse(code: string, language: CodeLanguage): ReadCode | null {
  try {
    return read(code, language);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(code: string, language: CodeLanguage): ReadCode | null {
  if (language === 'css') {
    const tree = buildCss(code, 'stylesheet', 0);
    return tree === null ? null : { code, language, tree, js: null };
  }
  const source = parseJs(code);
  if (source === null) return null;
  const uses = findTextUses(source);
  return { code, language, tree: buildJs(source, uses), js: { source, uses } };
}
