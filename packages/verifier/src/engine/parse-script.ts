import type { ecmaVersion } from 'acorn';
import type { Program } from 'estree';
import { ScriptParser } from '../parsing/script-parser.js';
import { LATEST_ES_LEVEL } from '../policy/compile-policy.js';
import type { CheckContext } from '../report/check-context.js';
import { MAX_NESTING, surveyProgram, type LoopNode } from './survey-program.js';

export interface ParsedScript {
  readonly program: Program;
  /** In order of their beginnings. */
  readonly loops: readonly LoopNode[];
  /** False only when nothing is assigned to `x[y]`. */
  readonly hasComputedWrites: boolean;
}

/**
 * Parses a script at the permitted level. Code that only parses at a later level is an `es-level` finding (and is
 * analysed all the same); code that parses at no level is a `syntax` finding, and null is returned.
 */
export function parseScript(context: CheckContext, code: string): ParsedScript | null {
  if (bracketDepth(code) > MAX_BRACKETS) return refuseDepth(context, code);
  try {
    const parsed = parseAtLevels(context, code);
    return parsed?.isTooDeep === true ? refuseDepth(context, code) : parsed;
  } catch (error) {
    // The parser is recursive; where exactly its stack ends depends on the machine, the answer must not.
    if (error instanceof RangeError) return refuseDepth(context, code);
    throw error;
  }
}

function parseAtLevels(context: CheckContext, code: string): Parsed | null {
  const permitted = attempt(code, context.policy.esLevel);
  if ('program' in permitted) return permitted;
  const latest = attempt(code, LATEST_ES_LEVEL);
  if ('program' in latest) {
    const at = { start: permitted.position, end: Math.min(permitted.position + 1, code.length) };
    context.findings.add({ category: 'es-level', at, message: `Uses syntax newer than ES${context.policy.esLevel} (${permitted.message}).` });
    return latest;
  }
  const at = { start: latest.position, end: Math.min(latest.position + 1, code.length) };
  context.findings.add({ category: 'syntax', at, message: `The JavaScript does not parse: ${latest.message}.` });
  return null;
}

/** Brackets nested deeper than this are refused before the parser meets them. */
const MAX_BRACKETS = 1000;

/** What a character adds to the depth of brackets, by its code. */
const STEPS = new Int8Array(128);
for (const [brackets, step] of [['([{', 1], [')]}', -1]] as const) for (const bracket of brackets) STEPS[bracket.charCodeAt(0)] = step;

/** How deep brackets are nested, read without a parser; texts and comments count as well, which only ever adds. */
function bracketDepth(code: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < code.length; at += 1) {
    const step = STEPS[code.charCodeAt(at)];
    if (step === 1) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (step === -1 && depth > 0) depth -= 1;
  }
  return deepest;
}

function refuseDepth(context: CheckContext, code: string): null {
  context.findings.add({ category: 'obfuscation', at: { start: 0, end: code.length }, message: 'The code is nested too deeply to be proven safe.' });
  return null;
}

interface Parsed extends ParsedScript {
  readonly isTooDeep: boolean;
}

type Attempt = Parsed | { readonly message: string; readonly position: number };

function attempt(code: string, level: number): Attempt {
  try {
    const parser = new ScriptParser({ ecmaVersion: level as ecmaVersion, sourceType: 'script', allowHashBang: level >= 2023 }, code);
    const program = parser.program();
    const { loops, hasComputedWrites, nesting } = parser;
    return { program, loops, hasComputedWrites, isTooDeep: nesting.deepest > MAX_NESTING && surveyProgram(program).isTooDeep };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // acorn turns the end of its stack into a syntax error.
    if (error.message.includes('stack space')) throw new RangeError(error.message);
    const position = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
    return { message: error.message.replace(/\s*\(\d+:\d+\)$/, ''), position };
  }
}
