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

/** Characters of code of one language whose trees are kept: about a hundred times as much memory, some tens of megabytes. */
const MOST_CHARACTERS = 400_000;

/** What was read last, the oldest first. A map for each language: a key made of both would be hashed anew at every look. */
class KeptCodes {
  readonly #codes = new Map<string, ReadCode | null>();
  #characters = 0;

  get(code: string): ReadCode | null | undefined {
    return this.#codes.get(code);
  }

  add(code: string, read: ReadCode | null): void {
    this.#codes.set(code, read);
    this.#characters += code.length;
    for (const oldest of this.#codes.keys()) {
      if (this.#characters <= MOST_CHARACTERS || oldest === code) break;
      this.#codes.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

const kept = { js: new KeptCodes(), css: new KeptCodes() };

/**
 * Reads code; null when it does not parse, or is nested so deeply that its readers run out of stack. Learning tries every
 * candidate on the same codes, and reading them costs more than everything else: what was read lately is remembered. Nothing
 * may be kept by the identity of the nodes alone, because others look at the same tree.
 */
export function readCode(code: string, language: CodeLanguage): ReadCode | null {
  const known = kept[language].get(code);
  if (known !== undefined) return known;
  const read = readOrRefuse(code, language);
  kept[language].add(code, read);
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
